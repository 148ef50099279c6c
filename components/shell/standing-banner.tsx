"use client";

import { MessageCircleDashed, Trash2 } from "lucide-react";
import { restoreSession } from "@/app/(studio)/chat/session-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { useConversationOf } from "@/lib/client/session/use-session-list";

/** Says above a conversation that it is deleted, in this tab or another, and how to get it back; or that it is a temporary chat. */
export function StandingBanner() {
  const sessionId = useSession((session) => session.sessionId);
  const isTemporary = useSession((session) => session.state.temporary);
  const isPast = useReadOnlyReason() !== null;
  const conversation = useConversationOf(sessionId);
  const restoring = useAct(restoreSession);
  if (conversation?.deleted)
    return (
      <div
        // Where the message box was: the skip link leads here.
        id="message"
        tabIndex={-1}
        role="status"
        className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-soft px-5 py-1.5 text-[13px]"
      >
        <Trash2 aria-hidden className="size-3.5 shrink-0 text-mute" />
        <p className="min-w-48 flex-1">
          This session was deleted. Nothing is lost: restore it to go on, or delete it for good in Settings,
          Data.
        </p>
        {!isPast && (
          <Button
            aria-disabled={restoring.isRunning}
            onClick={() => void restoring.run((requestId) => ({ requestId, sessionId }))}
          >
            Restore
          </Button>
        )}
        <InlineError message={restoring.error} />
      </div>
    );
  if (!isTemporary) return null;
  return (
    <p
      role="note"
      className="flex shrink-0 items-center gap-3 border-b border-line bg-soft px-5 py-1.5 text-[13px]"
    >
      <MessageCircleDashed aria-hidden className="size-3.5 shrink-0 text-mute" />
      Temporary chat: the agent can recall what it knows, and remembers nothing of this.
    </p>
  );
}
