import type { SessionListEntry } from "./session-list-entry";

/** Sessions with titles that differ: of several with the same title, the second to begin gets "(2)", the third "(3)" and so on. */
export function tellTwinsApart(sessions: readonly SessionListEntry[]): readonly SessionListEntry[] {
  const counts = new Map<string, number>();
  for (const { title } of sessions) counts.set(sameName(title), (counts.get(sameName(title)) ?? 0) + 1);
  if ([...counts.values()].every((count) => count === 1)) return sessions;
  const seen = new Map<string, number>();
  const numbers = new Map<string, number>();
  const byBeginning = [...sessions].sort(
    (left, right) =>
      left.createdAt.localeCompare(right.createdAt) || (left.sessionId < right.sessionId ? -1 : 1),
  );
  for (const { sessionId, title } of byBeginning) {
    const number = (seen.get(sameName(title)) ?? 0) + 1;
    seen.set(sameName(title), number);
    numbers.set(sessionId, number);
  }
  return sessions.map((session) => {
    const number = numbers.get(session.sessionId) ?? 1;
    return number === 1 ? session : { ...session, title: `${session.title} (${number})` };
  });
}

function sameName(title: string): string {
  return title.normalize("NFC").toLowerCase();
}
