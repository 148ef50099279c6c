import { expect, test } from "vitest";
import { sessionFigures } from "@/lib/core/metric/session-figures";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { passes, type SessionRow, sortedRows } from "./session-rows";

const row = (title: string, refused: number | null, updatedAt = "2026-11-30T10:00:00Z"): SessionRow => ({
  session: { sessionId: title, title, updatedAt } as SessionListEntry,
  figures: refused === null ? null : { ...sessionFigures(title, []), refused },
});

test("sorts by any column both ways, with what is not known yet at the end", () => {
  const rows = [row("b", 2), row("c", null), row("a", 5)];
  const titles = (sorted: readonly SessionRow[]) => sorted.map(({ session }) => session.title).join("");
  expect(titles(sortedRows(rows, { column: "refused", isDescending: true }))).toBe("abc");
  expect(titles(sortedRows(rows, { column: "refused", isDescending: false }))).toBe("bac");
  expect(titles(sortedRows(rows, { column: "title", isDescending: false }))).toBe("abc");
});

test("filters by what went wrong", () => {
  expect([row("a", 0), row("b", 1), row("c", null)].filter((entry) => passes(entry, "refused"))).toHaveLength(
    1,
  );
  expect(passes(row("c", null), "all")).toBe(true);
});
