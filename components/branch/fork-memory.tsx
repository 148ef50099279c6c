"use client";

import { Field, fieldControl } from "@/components/ui/field";
import type { MemoryDraft } from "@/lib/client/branch/fork-draft";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";

interface ForkMemoryProps {
  readonly memory: MemoryDraft;
  readonly onChange: (memory: MemoryDraft) => void;
}

const kinds = [
  { kind: "none", word: "as it was" },
  { kind: "forget", word: "leave one out" },
  { kind: "update", word: "change one" },
  { kind: "add", word: "add one" },
] as const satisfies readonly { kind: MemoryDraft["kind"]; word: string }[];

/** One change of memory, made in the branch alone. */
export function ForkMemory({ memory, onChange }: ForkMemoryProps) {
  const { memories } = useShownMemories();
  const choose = (kind: string) => {
    const known = kinds.find((candidate) => candidate.kind === kind)?.kind ?? "none";
    if (known === "none") onChange({ kind: "none" });
    else if (known === "add") onChange({ kind: "add", content: "" });
    else if (known === "forget") onChange({ kind: "forget", memoryId: "" });
    else onChange({ kind: "update", memoryId: "", content: "" });
  };
  return (
    <div className="space-y-2">
      <Field label="Memory in the branch">
        <select value={memory.kind} onChange={({ target }) => choose(target.value)} className={fieldControl}>
          {kinds.map(({ kind, word }) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </select>
      </Field>
      {(memory.kind === "forget" || memory.kind === "update") && (
        <Field label="Which">
          <select
            value={memory.memoryId}
            onChange={({ target }) => {
              const content = memories.find((known) => known.memoryId === target.value)?.content ?? "";
              onChange(
                memory.kind === "update"
                  ? { kind: "update", memoryId: target.value, content }
                  : { kind: "forget", memoryId: target.value },
              );
            }}
            className={fieldControl}
          >
            <option value="">choose…</option>
            {memories.map((known) => (
              <option key={known.memoryId} value={known.memoryId}>
                {known.content.slice(0, 90)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {(memory.kind === "add" || memory.kind === "update") && (
        <Field label="Text">
          <textarea
            dir="auto"
            rows={2}
            value={memory.content}
            onChange={({ target }) => onChange({ ...memory, content: target.value })}
            className={fieldControl}
          />
        </Field>
      )}
    </div>
  );
}
