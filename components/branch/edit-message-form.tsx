"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useAutoGrow } from "@/lib/client/session/use-auto-grow";
import { useEditMessage } from "./use-edit-message";

interface EditMessageFormProps {
  readonly turnId: string;
  readonly text: string;
  /** Called when the person gives up; the caller gives the focus back. */
  readonly onCancel: () => void;
}

/** A message while it is rewritten: Save & rerun begins a sibling, Escape leaves everything as it was. */
export function EditMessageForm({ turnId, text, onCancel }: EditMessageFormProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(text);
  const edit = useEditMessage(turnId);
  useAutoGrow(box, draft);
  useEffect(() => {
    const area = box.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const canSave = draft.trim() !== "" && draft !== text && !edit.isRunning;
  const save = () => {
    if (canSave) void edit.run(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form
      aria-label="Edit message"
      className="w-full rounded-2xl border border-line bg-panel px-3.5 pt-2.5 pb-2 shadow-xs focus-within:border-mute"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={box}
        aria-label="Message to edit"
        dir="auto"
        rows={2}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[min(40dvh,320px)] min-h-12 w-full resize-none bg-transparent text-base outline-none sm:text-sm"
      />
      <InlineError message={edit.error} className="mb-1" />
      <div className="mt-1 flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-xs text-mute max-sm:basis-full">
          The present answer stays as another version.
        </p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" aria-disabled={!canSave}>
          {edit.isRunning ? "Saving…" : "Save & rerun"}
        </Button>
      </div>
    </form>
  );
}
