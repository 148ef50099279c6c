"use client";

import { ArrowDown, ArrowUp, FolderOpen, Menu, Search } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { FilterChip } from "@/components/ui/filter-chip";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { IconButton } from "@/components/ui/icon-button";
import { countText, numberText } from "@/components/ui/number-text";
import { useShell } from "@/lib/client/shell/shell-context";
import {
  passes,
  type RowFilter,
  rowFilters,
  type SessionRow,
  type SortColumn,
  type Sorting,
  sortedRows,
} from "./session-rows";
import { SessionTableRow } from "./session-table-row";
import { useSessionRows } from "./use-session-rows";
import { useSessionSearch } from "./use-session-search";

const filterWords = {
  all: "All",
  errors: "Errors",
  refused: "Refused",
  undone: "Undone by you",
  overruns: "Over the limit",
} as const satisfies Record<RowFilter, string>;

/** Every session with what it cost and how its memory went: sort, filter, and open where something went wrong. */
export function SessionsScreen() {
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<RowFilter>("all");
  const [sorting, setSorting] = useState<Sorting>({ column: "active", isDescending: true });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { has, found, isSearching } = useSessionSearch(search);
  const rows = useSessionRows(found);
  const shown = useMemo(
    () =>
      sortedRows(
        rows.filter((row) => passes(row, filter) && has(row.session)),
        sorting,
      ),
    [rows, has, filter, sorting],
  );
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <title>Sessions · AgeMem Studio</title>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4 min-[900px]:px-5">
        <IconButton
          icon={Menu}
          label="Sessions"
          className="-ml-2 min-[900px]:hidden"
          onClick={() => setDrawerOpen(true)}
        />
        <h1 id="page-title" tabIndex={-1} className="font-semibold">
          Sessions
        </h1>
        <span className="text-[13px] text-mute tabular-nums">{numberText(rows.length)}</span>
        <span className="flex-1" />
        {chosen.length === 2 && (
          <Link
            href={`/compare/${chosen.map(encodeURIComponent).join("/")}`}
            prefetch={false}
            className="inline-flex min-h-7 items-center rounded-lg bg-ink px-2.5 text-[13px] font-medium text-bg hover:bg-ink/88 pointer-coarse:min-h-11"
          >
            Compare these two
          </Link>
        )}
        {chosen.length === 1 && <span className="text-xs text-mute">Choose another one to compare with</span>}
        <Link
          href="/replay/file"
          prefetch={false}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-lg border border-line bg-panel px-2.5 text-[13px] font-medium hover:bg-soft pointer-coarse:min-h-11"
        >
          <FolderOpen aria-hidden className="size-3.5" />
          Open file…
        </Link>
      </header>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 px-4 py-2.5 min-[900px]:px-5">
        <label className="flex min-h-8 min-w-52 items-center gap-2 rounded-lg border border-line bg-panel px-2.5 max-sm:w-full">
          <Search aria-hidden className="size-3.5 text-mute" />
          <span className="sr-only">Search titles and texts</span>
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="Search titles and texts"
            className="min-w-0 flex-1 bg-transparent text-[13px] outline-none"
          />
        </label>
        {rowFilters.map((value) => (
          <FilterChip key={value} isOn={filter === value} onToggle={() => setFilter(value)}>
            {filterWords[value]}
            <span className="tabular-nums opacity-75">
              {numberText(rows.filter((row) => passes(row, value)).length)}
            </span>
          </FilterChip>
        ))}
      </div>
      <section
        aria-label="Table of sessions"
        data-region="session-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-2 outline-offset-[-2px] min-[900px]:px-3"
      >
        <table className="w-full min-w-[1020px] table-fixed border-collapse text-[13px]">
          <TableHead sorting={sorting} onSort={setSorting} />
          <tbody>
            {shown.map((row) => (
              <SessionTableRow
                key={row.session.sessionId}
                row={row}
                isChosen={chosen.includes(row.session.sessionId)}
                onChoose={() => setChosen(chosenWith(chosen, row.session.sessionId))}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && (
          <p className="px-4 py-8 text-mute">
            {rows.length === 0
              ? "No session yet. They stand here as soon as you write."
              : isSearching
                ? "Searching…"
                : "No session is like that."}
          </p>
        )}
      </section>
      <Totals rows={shown} />
    </main>
  );
}

/** The two that were chosen last; choosing one again lets it go. */
function chosenWith(chosen: readonly string[], sessionId: string): readonly string[] {
  return chosen.includes(sessionId)
    ? chosen.filter((other) => other !== sessionId)
    : [...chosen, sessionId].slice(-2);
}

interface TableHeadProps {
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function TableHead({ sorting, onSort }: TableHeadProps) {
  const head = { sorting, onSort };
  return (
    <thead className="sticky top-0 z-10 bg-bg">
      <tr className="text-xs text-mute">
        <SortHead {...head} column="title" className="w-auto pl-10 text-left">
          Title
        </SortHead>
        <th scope="col" className="w-32 px-2 py-1.5 text-left align-bottom font-normal">
          Context
        </th>
        <SortHead {...head} column="turns" className="w-16">
          Turns
        </SortHead>
        <SortHead {...head} column="promptTokens" className="w-20">
          Tokens
        </SortHead>
        <SortHead {...head} column="costUsd" className="w-18">
          Cost
        </SortHead>
        <SortHead {...head} column="errors" className="w-18">
          Errors
        </SortHead>
        <SortHead {...head} column="refused" className="w-20">
          Refused
        </SortHead>
        <SortHead {...head} column="undone" className="w-22">
          Undone by you
        </SortHead>
        <SortHead {...head} column="neverCitedTokens" className="w-28">
          Retrieved, never cited
        </SortHead>
        <SortHead {...head} column="active" className="w-22">
          Active
        </SortHead>
        <th scope="col" className="w-12">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}

function SortHead({
  column,
  sorting,
  onSort,
  className,
  children,
}: TableHeadProps & {
  readonly column: SortColumn;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const isSorted = sorting.column === column;
  const Arrow = sorting.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sorting.isDescending ? "descending" : "ascending") : "none"}
      className={cn("px-2 py-1.5 text-right align-bottom font-normal", className)}
    >
      <button
        type="button"
        onClick={() =>
          onSort({ column, isDescending: isSorted ? !sorting.isDescending : column !== "title" })
        }
        className={cn(
          "inline-flex min-h-6 items-center gap-1 rounded text-right hover:text-ink",
          isSorted && "font-medium text-ink",
        )}
      >
        {children}
        {isSorted && <Arrow aria-hidden className="size-3" />}
      </button>
    </th>
  );
}

/** The sums of what is shown. */
function Totals({ rows }: { readonly rows: readonly SessionRow[] }) {
  const figures = rows.flatMap((row) => row.figures ?? []);
  const sum = (of: (entry: (typeof figures)[number]) => number) =>
    figures.reduce((total, entry) => total + of(entry), 0);
  return (
    <footer className="flex shrink-0 flex-wrap gap-x-5 border-t border-line px-4 py-2 text-xs text-mute tabular-nums min-[900px]:px-5">
      <span>{countText(rows.length, "session")}</span>
      <span>{numberText(sum(({ promptTokens }) => promptTokens))} tokens of prompts</span>
      <span>
        {countText(
          sum(({ errors }) => errors),
          "error",
        )}
      </span>
      <GlossaryMark term="refused">{numberText(sum(({ refused }) => refused))} refused</GlossaryMark>
      <GlossaryMark term="neverCited">
        {numberText(sum(({ neverCitedTokens }) => neverCitedTokens))} tokens never cited
      </GlossaryMark>
    </footer>
  );
}
