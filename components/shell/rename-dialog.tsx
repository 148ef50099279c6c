"use client";

import { useState } from "react";
import { renameSession } from "@/app/(studio)/chat/session-actions";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { useAct } from "@/lib/client/query/use-act";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { chosenTitle, chosenTitleMaxLength } from "@/lib/core/session/title";

interface RenameDialogProps {
  readonly session: SessionListEntry;
  readonly onClose: () => void;
}

/** A title of the person's own; an empty one brings back the one that the first message gives. */
export function RenameDialog({ session, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(session.title);
  const renaming = useAct(renameSession);
  const isCut = title.trim().length > chosenTitleMaxLength;
  const submit = async () => {
    const { sessionId } = session;
    if (await renaming.run((requestId) => ({ requestId, sessionId, title: chosenTitle(title) }))) onClose();
  };
  return (
    <Dialog open onOpenChange={onClose} title="Rename session">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label="Title">
          <input
            className={fieldControl}
            value={title}
            dir="auto"
            autoFocus
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <FormFooter error={renaming.error} action="Rename" isRunning={renaming.isRunning} onCancel={onClose}>
          {isCut
            ? `Titles have at most ${chosenTitleMaxLength} characters; the rest is cut off.`
            : "Leave it empty for the automatic title."}
        </FormFooter>
      </form>
    </Dialog>
  );
}
