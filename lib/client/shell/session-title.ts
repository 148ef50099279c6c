import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** Longest title made from a message, in characters. */
const titleMaxCharacters = 60;

/** What to call the session on screen: its title in the list, else the beginning of its first message. */
export function sessionTitle(
  sessionId: string,
  firstMessage: string | null,
  sessions: readonly SessionListEntry[],
): string {
  const listed = sessions.find((session) => session.sessionId === sessionId)?.title;
  if (listed) return listed;
  const line = (firstMessage ?? "").trim().split("\n", 1)[0] ?? "";
  if (line === "") return "New session";
  return line.length > titleMaxCharacters ? `${line.slice(0, titleMaxCharacters).trimEnd()}…` : line;
}
