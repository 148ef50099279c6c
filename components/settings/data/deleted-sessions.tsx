"use client";

import { useSessionActs } from "@/components/shell/use-session-acts";
import { Button } from "@/components/ui/button";
import { countText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { useConversations } from "@/lib/client/session/use-session-list";
import { useShell } from "@/lib/client/shell/shell-context";
import { SettingsGroup } from "../settings-group";

/** Sessions that were deleted and are still there: back with one click, or gone for good after a typed word. */
export function DeletedSessions() {
  const deleted = useConversations().filter((conversation) => conversation.deleted);
  const acts = useSessionActs();
  const setPurging = useShell((shell) => shell.setPurging);
  if (deleted.length === 0) return null;
  return (
    <SettingsGroup title="Deleted sessions">
      <p className="mb-2 text-[13px] text-mute">
        {countText(deleted.length, "session")} can be restored. Nothing of them is lost until you delete them
        for good.
      </p>
      <ul
        aria-label="Deleted sessions"
        className="divide-y divide-line rounded-xl border border-line bg-panel px-4"
      >
        {deleted.map((session) => (
          <li
            key={session.sessionId}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-[13px]"
          >
            <span dir="auto" className="min-w-32 flex-1 truncate" title={session.title}>
              {session.title}
            </span>
            <span className="text-xs text-mute">
              <RelativeTime at={session.updatedAt} />
            </span>
            <span className="flex gap-1.5">
              <Button
                aria-label={`Restore ${session.title}`}
                onClick={() => void acts.restore(session.sessionId)}
              >
                Restore
              </Button>
              <Button
                variant="quiet"
                aria-label={`Delete ${session.title} for good`}
                className="text-danger hover:text-danger"
                onClick={() => setPurging(session)}
              >
                Delete for good…
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </SettingsGroup>
  );
}
