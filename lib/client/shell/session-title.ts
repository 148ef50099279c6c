import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { titleOf } from "@/lib/core/session/title";

/** What to call the session on screen: the title of its conversation in the list, else what its first message gives. */
export function sessionTitle(
  sessionId: string,
  firstMessage: string | null,
  sessions: readonly SessionListEntry[],
): string {
  const listed = sessions.find(({ memberIds }) => memberIds.includes(sessionId))?.title;
  if (listed) return listed;
  return titleOf(firstMessage ?? "") || "New session";
}
