import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { DayStart } from "../memory/calendar";

export type SessionGroupName = "Today" | "Yesterday" | "Last 7 days" | "Older";

export interface SessionGroup {
  readonly name: SessionGroupName;
  readonly sessions: readonly SessionListEntry[];
}

const groupNames: readonly SessionGroupName[] = ["Today", "Yesterday", "Last 7 days", "Older"];

/** Groups sessions by calendar day, newest first; empty groups are left out. */
export function groupSessions(
  sessions: readonly SessionListEntry[],
  startOfDay: DayStart,
): readonly SessionGroup[] {
  const newestFirst = [...sessions].sort((left, right) => right.updatedAt.localeCompare(left.updatedAt));
  return groupNames
    .map((name) => ({
      name,
      sessions: newestFirst.filter((session) => groupOf(Date.parse(session.updatedAt), startOfDay) === name),
    }))
    .filter((group) => group.sessions.length > 0);
}

function groupOf(timeMs: number, startOfDay: DayStart): SessionGroupName {
  if (timeMs >= startOfDay(0)) return "Today";
  if (timeMs >= startOfDay(1)) return "Yesterday";
  if (timeMs >= startOfDay(7)) return "Last 7 days";
  return "Older";
}
