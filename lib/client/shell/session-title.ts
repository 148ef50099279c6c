import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { titleOf } from "@/lib/core/session/title";

/** What to call the session on screen: its title in the list, else the beginning of its first message. */
export function sessionTitle(
  sessionId: string,
  firstMessage: string | null,
  sessions: readonly SessionListEntry[],
): string {
  const listed = sessions.find((session) => session.sessionId === sessionId)?.title;
  if (listed) return listed;
  return titleOf(firstMessage ?? "") || "New session";
}
