"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { countText, numberText } from "@/components/ui/number-text";
import {
  choicesOf,
  countVerdicts,
  type EntryWish,
  type PlanGroup,
  type PlannedEntry,
} from "@/lib/client/memory/import-plan";
import type { TransferFile, TransferFormat } from "@/lib/core/memory/transfer/transfer-entry";
import { EntryList } from "./entry-list";
import { UnreadableList } from "./unreadable-list";

interface ImportPreviewProps {
  readonly file: TransferFile;
  readonly plan: readonly PlannedEntry[];
  readonly onBack: () => void;
  readonly onWrite: (mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>) => void;
}

const formatWords = {
  "json-lines": "JSON Lines of this app",
  markdown: "Text",
  mem0: "Mem0's JSON",
  chatgpt: "ChatGPT's data export",
} as const satisfies Record<TransferFormat, string>;

const groups = [
  { group: "new", word: "New", look: "text-add" },
  { group: "conflict", word: "Conflicts", look: "text-update" },
  { group: "near-duplicate", word: "Near duplicates", look: "text-mute" },
  { group: "duplicate", word: "Duplicates", look: "text-mute" },
  { group: "unreadable", word: "Unreadable", look: "text-danger" },
] as const satisfies readonly { group: PlanGroup; word: string; look: string }[];

/** The dry run: what the file would add, repeat and contradict, what of it cannot be read, and what to do with each. */
export function ImportPreview({ file, plan, onBack, onWrite }: ImportPreviewProps) {
  const counts: Readonly<Record<PlanGroup, number>> = {
    ...countVerdicts(plan),
    unreadable: file.unreadable.length,
  };
  const [chosen, setChosen] = useState<PlanGroup | null>(null);
  const group = chosen ?? groups.find((one) => counts[one.group] > 0)?.group ?? "new";
  const [wishes, setWishes] = useState<ReadonlyMap<number, EntryWish>>(new Map());
  const [mode, setMode] = useState<"propose" | "write">("propose");
  const shown = plan.filter(({ judged }) => judged.verdict === group);
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
      {group === "unreadable" ? (
        <UnreadableList parts={file.unreadable} />
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
