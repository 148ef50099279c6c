import { expect, test } from "vitest";
import type { SessionListEntry } from "./session-list-entry";
import { tellTwinsApart } from "./twins";

const entry = (sessionId: string, title: string, createdAt: string): SessionListEntry => ({
  ...{ sessionId, title, createdAt, updatedAt: createdAt, headSequence: 2, running: false, branches: 1 },
  ...{ memberIds: [sessionId], pinned: false, archived: false, deleted: false, temporary: false },
});

test("sessions with the same title are numbered by their beginning, whatever order they are listed in", () => {
  const listed = [
    entry("c", "Trip", "2026-03-01T00:00:00.000Z"),
    entry("x", "Other", "2026-02-01T00:00:00.000Z"),
    entry("a", "Trip", "2026-01-01T00:00:00.000Z"),
    entry("b", "trip", "2026-02-01T00:00:00.000Z"),
  ];
  expect(tellTwinsApart(listed).map(({ title }) => title)).toEqual(["Trip (3)", "Other", "Trip", "trip (2)"]);
  expect(tellTwinsApart([...listed].reverse()).map(({ title }) => title)).toEqual([
    "trip (2)",
    "Trip",
    "Other",
    "Trip (3)",
  ]);
});

test("a list without twins stays the same object", () => {
  const listed = [entry("a", "Trip", "2026-01-01T00:00:00.000Z")];
  expect(tellTwinsApart(listed)).toBe(listed);
});
