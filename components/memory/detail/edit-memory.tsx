"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { editMemory } from "@/app/(studio)/memories/change-actions";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { numberText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { memoryContentMaxCharacters } from "@/lib/core/log/operations";
import type { EditConflict as Conflict } from "@/lib/core/memory/memory-outcomes";
import { useMemoryChanges } from "../use-memory-changes";
import { EditConflict } from "./edit-conflict";

interface EditMemoryProps {
  readonly version: MemoryVersion;
  readonly onDone: () => void;
}

/** Editing in place: the text of the memory as a field. Somebody else's change meanwhile is shown, never overwritten. */
export function EditMemory({ version, onDone }: EditMemoryProps) {
  const editing = useAct(editMemory);
  const changes = useMemoryChanges();
  // The version that the person began with: the page may meanwhile show a newer one.
  const base = useRef(version);
  const [content, setContent] = useState(version.content);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const hint = useId();

  const save = async (text: string, expectedVersion: number) => {
    setRefusal(null);
    const { memoryId } = version;
    const change = { memoryId, expectedVersion, content: text };
    const outcome = await editing.run((requestId) => ({ requestId, ...change }));
    if (!outcome) return;
    if (changes.settle("Memory changed", outcome)) return onDone();
    if (outcome.status === "conflict") setConflict(outcome.conflict);
    if (outcome.status === "refused") setRefusal(outcome.reason);
  };
  const { isRunning } = editing;
  const error = editing.error ?? refusal;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onDone();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(content, base.current.version);
    }
  };

  if (conflict) {
    return (
      <EditConflict
        conflict={conflict}
        isRunning={isRunning}
        error={error}
        onMine={(theirVersion) => void save(conflict.mine.content, theirVersion)}
        onTheirs={onDone}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(content, base.current.version);
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person just asked to write here.
        autoFocus
        dir="auto"
        rows={3}
        value={content}
        aria-label="Text of the memory"
        aria-describedby={hint}
        onFocus={(event) => event.target.setSelectionRange(content.length, content.length)}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={onKeyDown}
        className={cn(fieldControl, "field-sizing-content max-h-80 text-base leading-snug sm:text-[15px]")}
      />
      <InlineError message={error} className="mt-1" />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={isRunning || content.trim() === base.current.content}
        >
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        <p id={hint} className="ml-auto text-xs text-mute tabular-nums">
          <span className="max-sm:hidden">Ctrl+Enter saves, Esc cancels · </span>
          {numberText(content.length)} of {numberText(memoryContentMaxCharacters)}
        </p>
      </div>
    </form>
  );
}
