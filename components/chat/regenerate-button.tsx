"use client";

import { RefreshCcw } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { InlineError } from "@/components/ui/inline-error";
import { useEditing } from "@/lib/client/session/editing-context";
import { useSession } from "@/lib/client/session/session-context";
import { useEditMessage } from "@/lib/client/session/use-edit-message";
import { runningTurn } from "@/lib/core/session/session-state";

interface RegenerateButtonProps {
  readonly turnId: string;
  /** Name of the answer. */
  readonly label: string;
}

/** Has a message answered anew; the present answer stays as another version. */
export function RegenerateButton({ turnId, label }: RegenerateButtonProps) {
  const editing = useEditing();
  const isRunning = useSession(
    (session) => runningTurn(session.state) !== null || session.pendingMessage !== null,
  );
  const edit = useEditMessage(turnId);
  if (!editing || !edit.canEdit || isRunning) return null;
  return (
    <>
      <IconButton
        icon={RefreshCcw}
        label={`Regenerate: ${label}`}
        aria-disabled={edit.isRunning}
        onClick={() => void edit.run()}
        className="size-7"
      />
      <InlineError message={edit.error} />
    </>
  );
}
