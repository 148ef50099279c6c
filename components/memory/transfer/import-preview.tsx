"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { countText, numberText } from "@/components/ui/number-text";
import type { DecodedFile } from "@/lib/client/memory/decode-file";
import {
  choicesOf,
  countVerdicts,
  type EntryWish,
  type PlanGroup,
  type PlannedEntry,
} from "@/lib/client/memory/import-plan";
import type { TransferFile, TransferFormat } from "@/lib/core/memory/transfer/transfer-entry";
import { EncodingChoice } from "./encoding-choice";
import { EntryList } from "./entry-list";
import { LeftOutList } from "./left-out-list";

interface ImportPreviewProps {
  readonly file: TransferFile;
  readonly plan: readonly PlannedEntry[];
  /** How the bytes were read; null for text that was pasted. */
  readonly decoded: DecodedFile | null;
  readonly onEncoding: (encoding: string) => void;
  readonly onBack: () => void;
  readonly onWrite: (mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>) => void;
}

const formatWords = {
  "json-lines": "JSON Lines of this app",
  markdown: "Markdown of this app",
  text: "Text",
  mem0: "Mem0's JSON",
  "mem0-history": "Mem0's history",
  chatgpt: "ChatGPT's data export",
  claude: "Claude's data export",
  letta: "Letta's agent file",
  mcp: "The MCP memory server's graph",
  langgraph: "LangGraph's store",
  json: "A list in JSON",
  csv: "A table (CSV)",
  yaml: "A list in YAML",
} as const satisfies Record<TransferFormat, string>;

const groups = [
  { group: "new", word: "New", look: "text-add" },
  { group: "conflict", word: "Conflicts", look: "text-update" },
  { group: "near-duplicate", word: "Near duplicates", look: "text-mute" },
  { group: "duplicate", word: "Duplicates", look: "text-mute" },
  { group: "left-out", word: "Left out", look: "text-mute" },
] as const satisfies readonly { group: PlanGroup; word: string; look: string }[];

/** The dry run: what the file would add, repeat and contradict, what of it is left out, and what to do with each. */
export function ImportPreview({ file, plan, decoded, onEncoding, onBack, onWrite }: ImportPreviewProps) {
  const counts: Readonly<Record<PlanGroup, number>> = {
    ...countVerdicts(plan),
    "left-out": file.leftOut.length,
  };
  const [chosen, setChosen] = useState<PlanGroup | null>(null);
  const group = chosen ?? groups.find((one) => counts[one.group] > 0)?.group ?? "new";
  const [wishes, setWishes] = useState<ReadonlyMap<number, EntryWish>>(new Map());
  const [mode, setMode] = useState<"propose" | "write">("propose");
  const shown = plan.filter(({ judged }) => judged.verdict === group);
  const instructions = plan.filter(({ isInstruction }) => isInstruction).length;
  const writes = choicesOf(plan, wishes).length;
  const wish = (lines: readonly number[], value: EntryWish) => {
    const next = new Map(wishes);
    for (const line of lines) next.set(line, value);
    setWishes(next);
  };
  return (
    <div>
      <p className="text-[13px] text-mute">
        {formatWords[file.format]} · {countText(plan.length, "memory", "memories")}. Nothing is written yet.
      </p>
      {decoded && decoded.candidates.length > 1 && (
        <EncodingChoice decoded={decoded} onEncoding={onEncoding} />
      )}
      {instructions > 0 && (
        <p className="mt-1 text-[13px] text-danger">
          {countText(instructions, "entry reads", "entries read")} like an instruction to an assistant, not
          like a fact about you. {instructions === 1 ? "It is" : "They are"} marked below.
        </p>
      )}
      {file.notes.map((note) => (
        <p key={note} className="mt-1 text-[13px] text-update">
          {note}
        </p>
      ))}
      <div role="tablist" aria-label="What the file holds" className="mt-3 flex flex-wrap gap-1.5">
        {groups
          .filter((one) => counts[one.group] > 0 || one.group === "new")
          .map(({ group: value, word, look }) => (
            <button
              key={value}
              type="button"
              role="tab"
              aria-selected={group === value}
              onClick={() => setChosen(value)}
              className={cn(
                "min-h-7 rounded-lg border px-2.5 text-[13px] tabular-nums pointer-coarse:min-h-11",
                group === value ? "border-ink bg-panel text-ink" : "border-line text-mute hover:bg-soft",
              )}
            >
              {word} <span className={cn("font-semibold", look)}>{numberText(counts[value])}</span>
            </button>
          ))}
      </div>
      {group === "left-out" ? (
        <LeftOutList parts={file.leftOut} />
      ) : (
        <EntryList key={group} entries={shown} wishes={wishes} onWish={wish} />
      )}
      <fieldset className="mt-3 space-y-1.5 border-t border-line pt-3 text-[13px]">
        <legend className="sr-only">How to bring them in</legend>
        {(
          [
            ["propose", "Let each wait for my decision", "It stays out of every search until I accept it."],
            ["write", "Write them now", "The whole import can be undone afterwards."],
          ] as const
        ).map(([value, word, hint]) => (
          <label key={value} className="flex cursor-pointer items-start gap-2">
            <input
              type="radio"
              name="import-mode"
              checked={mode === value}
              onChange={() => setMode(value)}
              className="mt-0.5 accent-ink"
            />
            <span>
              {word} <span className="text-mute">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>Another file</Button>
        <Button variant="primary" disabled={writes === 0} onClick={() => onWrite(mode, wishes)}>
          {writes === 0
            ? "Nothing to bring in"
            : mode === "write"
              ? `Write ${countText(writes, "memory", "memories")}`
              : `Propose ${countText(writes, "change")}`}
        </Button>
      </div>
    </div>
  );
}
