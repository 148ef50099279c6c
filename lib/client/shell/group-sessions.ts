import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { DayStart } from "../memory/calendar";

export type SessionGroupName = "Pinned" | "Today" | "Yesterday" | "Last 7 days" | "Older" | "Archived";

export interface SessionGroup {
  readonly name: SessionGroupName;
  readonly sessions: readonly SessionListEntry[];
}

const groupNames: readonly SessionGroupName[] = [
  "Pinned",
  "Today",
  "Yesterday",
  "Last 7 days",
  "Older",
  "Archived",
];

/** Groups sessions: pinned ones, the others by calendar day, newest first, and archived ones last; empty groups are left out. */
export function groupSessions(
  sessions: readonly SessionListEntry[],
  startOfDay: DayStart,
): readonly SessionGroup[] {
  const newestFirst = [...sessions].sort((left, right) => right.updatedAt.localeCompare(left.updatedAt));
  return groupNames
    .map((name) => ({
      name,
      sessions: newestFirst.filter((session) => groupOf(session, startOfDay) === name),
    }))
    .filter((group) => group.sessions.length > 0);
}

function groupOf(session: SessionListEntry, startOfDay: DayStart): SessionGroupName {
  if (session.archived) return "Archived";
  if (session.pinned) return "Pinned";
  const timeMs = Date.parse(session.updatedAt);
  if (timeMs >= startOfDay(0)) return "Today";
  if (timeMs >= startOfDay(1)) return "Yesterday";
  if (timeMs >= startOfDay(7)) return "Last 7 days";
  return "Older";
}
