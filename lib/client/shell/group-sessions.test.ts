import { describe, expect, it } from "vitest";
import { localDays, utcDays } from "../memory/calendar";
import { groupSessions } from "./group-sessions";

const session = (title: string, updatedAt: string) => ({
  sessionId: title,
  title,
  updatedAt,
  headSequence: 1,
  running: false,
  branches: 1,
  memberIds: [],
  createdAt: "2026-01-01T00:00:00.000Z",
  pinned: false,
  archived: false,
  deleted: false,
  temporary: false,
});

describe("groupSessions", () => {
  it("groups by calendar day, newest first, without empty groups", () => {
    const groups = groupSessions(
      [
        session("week", "2026-11-16T00:00:00.000Z"),
        session("old", "2026-11-14T23:59:59.000Z"),
        session("early", "2026-11-22T00:00:00.000Z"),
        session("late", "2026-11-22T11:00:00.000Z"),
        session("last night", "2026-11-21T23:59:59.999Z"),
      ],
      utcDays(new Date("2026-11-22T12:00:00.000Z")),
    );
    expect(groups.map((group) => [group.name, group.sessions.map(({ title }) => title)])).toEqual([
      ["Today", ["late", "early"]],
      ["Yesterday", ["last night"]],
      ["Last 7 days", ["week"]],
      ["Older", ["old"]],
    ]);
    expect(groupSessions([], localDays(new Date()))).toEqual([]);
  });

  it("counts days by the calendar, also where the clock changes", () => {
    const days = localDays(new Date(2026, 2, 30, 9));
    expect(new Date(days(0)).getHours()).toBe(0);
    expect(new Date(days(1)).getHours()).toBe(0);
    expect(new Date(days(1)).getDate()).toBe(29);
  });
});
