import type { SessionFigures } from "@/lib/core/metric/session-figures";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** A session of the table; its figures are null until they are known. */
export interface SessionRow {
  readonly session: SessionListEntry;
  readonly figures: SessionFigures | null;
}

/** What the table can be sorted by. */
export type SortColumn =
  | "title"
  | "turns"
  | "promptTokens"
  | "costUsd"
  | "errors"
  | "refused"
  | "undone"
  | "neverCitedTokens"
  | "active";

export interface Sorting {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Which sessions are shown. */
export const rowFilters = ["all", "errors", "refused", "undone", "overruns"] as const;
export type RowFilter = (typeof rowFilters)[number];

/** True for a session that a filter lets through. */
export function passes({ figures }: SessionRow, filter: RowFilter): boolean {
  return filter === "all" || (figures?.[filter] ?? 0) > 0;
}

/** The rows in order; what is not known yet comes last either way. */
export function sortedRows(
  rows: readonly SessionRow[],
  { column, isDescending }: Sorting,
): readonly SessionRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [a, b] = [sortValueOf(left, column), sortValueOf(right, column)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "string" || typeof b === "string")
      return sign * String(a).localeCompare(String(b), "en");
    return sign * (a - b);
  });
}

function sortValueOf({ session, figures }: SessionRow, column: SortColumn): string | number | null {
  if (column === "title") return session.title;
  if (column === "active") return Date.parse(session.updatedAt);
  return figures?.[column] ?? null;
}
