"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "../session/server-actions";
import { filterOf, type MemoriesView } from "./memories-view";
import type { MemoriesPageActions } from "./memory-actions-context";
import { useMemoryActions } from "./memory-actions-context";
import { type MemoryRow, narrowPast, rowOfEntry, rowOfHit, rowOfPast } from "./memory-row";

/** What the list shows. */
export interface MemoryRows {
  readonly rows: readonly MemoryRow[];
  /** Memories that the filter lets through; more than the rows while pages are left. */
  readonly total: number;
  readonly nextCursor: string | null;
  /** How long a search took and over how many memories; null when nothing is searched. */
  readonly searched: { readonly memories: number; readonly durationMs: number } | null;
}

/** The list together with how it stands. */
export interface LoadedRows extends MemoryRows {
  readonly isLoading: boolean;
  /** True once something was loaded: before that an empty list says nothing. */
  readonly hasLoaded: boolean;
  readonly error: string | null;
  loadMore(): void;
  /** Loads again what is shown, quietly: the old rows stay until the new ones are there. */
  reload(): void;
}

/** Rows of one page of the list. */
const pageSize = 200;
const mostHits = 100;
/** A pause in typing before the search starts, in milliseconds. */
const typingPauseMs = 90;

const nothing: MemoryRows = { rows: [], total: 0, nextCursor: null, searched: null };
const unreachable =
  "The server cannot be reached. What is shown may be old; it is tried again with the next change.";

/** Loads the list that a view asks for, and again when the view changes; the latest question wins. */
export function useMemoryRows(view: MemoriesView): LoadedRows {
  const actions = useMemoryActions();
  const [loaded, setLoaded] = useState(nothing);
  const [status, setStatus] = useState({ isLoading: true, hasLoaded: false, error: null as string | null });
  const latest = useRef(0);
  const shown = useRef(nothing);
  const { query, sort, types, origins, usage, sessionId, days, asOf } = view;
  const question = JSON.stringify({
    query: query.trim(),
    sort,
    types,
    origins,
    usage,
    sessionId,
    days,
    asOf,
  });
  const asked = useRef(view);
  useEffect(() => {
    asked.current = view;
  });

  const run = useCallback(async (load: () => Promise<ActionResult<MemoryRows>>) => {
    latest.current += 1;
    const mine = latest.current;
    setStatus((before) => ({ ...before, isLoading: true }));
    const result = await load().catch(() => null);
    if (mine !== latest.current) return;
    if (result?.ok) {
      shown.current = result.value;
      setLoaded(result.value);
    }
    const error = result === null ? unreachable : result.ok ? null : result.error.message;
    setStatus({ isLoading: false, hasLoaded: true, error });
  }, []);

  const reload = useCallback(
    () => void run(() => loadRows(actions, asked.current, shown.current.rows.length)),
    [run, actions],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for every part of the view that it was made of.
  useEffect(() => {
    const wait = query.trim() === "" ? 0 : typingPauseMs;
    const timer = setTimeout(() => void run(() => loadRows(actions, asked.current, 0)), wait);
    return () => clearTimeout(timer);
  }, [question, run, actions]);

  const loadMore = useCallback(() => {
    const before = shown.current;
    if (before.nextCursor === null) return;
    void run(async () => {
      const page = await loadPage(actions, asked.current, before.nextCursor);
      return page.ok
        ? { ok: true, value: { ...page.value, rows: [...before.rows, ...page.value.rows] } }
        : page;
    });
  }, [run, actions]);

  return { ...loaded, ...status, loadMore, reload };
}

/** Everything a view shows: at least as many rows as were there before. */
async function loadRows(
  actions: MemoriesPageActions,
  view: MemoriesView,
  atLeast: number,
): Promise<ActionResult<MemoryRows>> {
  if (view.asOf !== null) return loadPast(actions, view, view.asOf);
  if (view.query.trim() !== "") return loadHits(actions, view);
  let result = await loadPage(actions, view, null);
  while (result.ok && result.value.nextCursor !== null && result.value.rows.length < atLeast) {
    const before: MemoryRows = result.value;
    const next: ActionResult<MemoryRows> = await loadPage(actions, view, before.nextCursor);
    result = next.ok
      ? { ok: true, value: { ...next.value, rows: [...before.rows, ...next.value.rows] } }
      : next;
  }
  return result;
}

async function loadPage(
  { listMemoryPage }: MemoriesPageActions,
  view: MemoriesView,
  cursor: string | null,
): Promise<ActionResult<MemoryRows>> {
  const page = await listMemoryPage({
    filter: filterOf(view, Date.now()),
    sort: view.sort,
    cursor,
    limit: pageSize,
  });
  if (!page.ok) return page;
  const { entries, nextCursor, total } = page.value;
  return { ok: true, value: { rows: entries.map(rowOfEntry), nextCursor, total, searched: null } };
}

async function loadHits(
  { searchMemories }: MemoriesPageActions,
  view: MemoriesView,
): Promise<ActionResult<MemoryRows>> {
  const found = await searchMemories({
    query: view.query,
    filter: filterOf(view, Date.now()),
    limit: mostHits,
  });
  if (!found.ok) return found;
  const { hits, searchedMemories: memories, durationMs } = found.value;
  const rows = hits.map(rowOfHit);
  return {
    ok: true,
    value: { rows, nextCursor: null, total: rows.length, searched: { memories, durationMs } },
  };
}

async function loadPast(
  { storeAsOf }: MemoriesPageActions,
  view: MemoriesView,
  position: number,
): Promise<ActionResult<MemoryRows>> {
  const store = await storeAsOf({ position });
  if (!store.ok) return store;
  const rows = narrowPast(store.value.versions, view).map(rowOfPast);
  const total = rows.length < store.value.versions.length ? rows.length : store.value.total;
  return { ok: true, value: { rows, nextCursor: null, total, searched: null } };
}
