"use client";

import { RefreshCcw } from "lucide-react";
import { useEditMessage } from "@/components/branch/use-edit-message";
import { IconButton } from "@/components/ui/icon-button";
import { InlineError } from "@/components/ui/inline-error";
import { useEditing } from "@/lib/client/session/editing-context";
import { useSession } from "@/lib/client/session/session-context";
import { runningTurn } from "@/lib/core/session/session-state";

interface RegenerateButtonProps {
  readonly turnId: string;
  /** Name of the answer. */
  readonly label: string;
}

/** Has a message answered again; the present answer stays as another version. */
export function RegenerateButton({ turnId, label }: RegenerateButtonProps) {
  const editing = useEditing();
  const isRunning = useSession(
    (session) => runningTurn(session.state) !== null || session.pendingMessage !== null,
  );
  const edit = useEditMessage(turnId);
  // Only the program whose session this is can answer again.
  const isForeign = useSession((session) => session.state.client !== null);
  if (!editing || isRunning || isForeign) return null;
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
