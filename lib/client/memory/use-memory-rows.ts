"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { listMemoryPageContract } from "@/lib/contract/memory/list-memory-page";
import { searchMemoriesContract } from "@/lib/contract/memory/search-memories";
import { viewStoreAsOfContract } from "@/lib/contract/memory/view-store-as-of";
import { fetchRead } from "../query/fetch-read";
import { readKey } from "../query/read-query";
import { useLastKnown, useRead } from "../query/use-read";
import { useSettled } from "../query/use-settled";
import { filterOf, type MemoriesView } from "./memories-view";
import { type MemoryRow, narrowPast, rowOfEntry, rowOfHit, rowOfPast } from "./memory-row";

/** What the list shows, and how it stands. */
export interface LoadedRows {
  readonly rows: readonly MemoryRow[];
  /** Memories that the filter lets through; more than the rows while pages are left. */
  readonly total: number;
  readonly hasMore: boolean;
  /** How long a search took and over how many memories; null when nothing is searched. */
  readonly searched: { readonly memories: number; readonly durationMs: number } | null;
  readonly isLoading: boolean;
  /** True once something was loaded: before that an empty list says nothing. */
  readonly hasLoaded: boolean;
  readonly error: string | null;
  loadMore(): void;
}

type Rows = Pick<LoadedRows, "rows" | "total" | "hasMore" | "searched">;

/** Rows of one page of the list. */
const pageSize = 200;
const mostHits = 100;
/** A pause in typing before the search starts, in milliseconds. */
const typingPauseMs = 90;
const minuteMs = 60_000;

const nothing: Rows = { rows: [], total: 0, hasMore: false, searched: null };

/** The list that a view asks for: the store by pages, what a search finds, or the store as it was. The old rows stay until the new ones are there. */
export function useMemoryRows(view: MemoriesView): LoadedRows {
  const query = view.query.trim();
  const settled = useSettled(query, query === "" ? 0 : typingPauseMs);
  const mode = view.asOf !== null ? "past" : query === "" ? "pages" : "hits";
  const pages = usePages(view, mode === "pages");
  const hits = useHits(view, settled, mode === "hits");
  const past = usePast(view);
  const source = { pages, hits, past }[mode];
  const rows = useLastKnown(source.rows ?? undefined);
  return {
    ...(rows ?? nothing),
    isLoading: source.isLoading || (mode === "hits" && settled !== query),
    hasLoaded: rows !== undefined || source.error !== null,
    error: source.error,
    loadMore: pages.loadMore,
  };
}

/** The filter of a view; ages count from the last full minute, so that the same view is the same question. */
function filterNow(view: MemoriesView) {
  return filterOf(view, Math.floor(Date.now() / minuteMs) * minuteMs);
}

function usePages(view: MemoriesView, isWanted: boolean) {
  const question = { filter: filterNow(view), sort: view.sort, limit: pageSize };
  const pages = useInfiniteQuery({
    queryKey: readKey(listMemoryPageContract, { pages: question }),
    queryFn: ({ pageParam, signal }) =>
      fetchRead(listMemoryPageContract, { ...question, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isWanted,
  });
  const { data, fetchNextPage, isFetching, error } = pages;
  const rows = useMemo<Rows | null>(() => {
    const last = data?.pages.at(-1);
    if (!data || !last) return null;
    return {
      rows: data.pages.flatMap(({ entries }) => entries.map(rowOfEntry)),
      total: last.total,
      hasMore: last.nextCursor !== null,
      searched: null,
    };
  }, [data]);
  const loadMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  return { rows, isLoading: isFetching, error: error?.message ?? null, loadMore };
}

function useHits(view: MemoriesView, query: string, isWanted: boolean) {
  const question = isWanted && query !== "" ? { query, filter: filterNow(view), limit: mostHits } : null;
  const { value, isLoading, error } = useRead(searchMemoriesContract, question, { keep: true });
  const rows = useMemo<Rows | null>(() => {
    if (!value) return null;
    const { hits, cut, searchedMemories: memories, durationMs } = value;
    return {
      rows: hits.map((hit) => rowOfHit(hit, cut)),
      total: hits.length,
      hasMore: false,
      searched: { memories, durationMs },
    };
  }, [value]);
  return { rows, isLoading, error };
}

function usePast(view: MemoriesView) {
  const question = view.asOf === null ? null : { position: view.asOf };
  const { value, isLoading, error } = useRead(viewStoreAsOfContract, question, { keep: true });
  const rows = useMemo<Rows | null>(() => {
    if (!value) return null;
    const narrowed = narrowPast(value.versions, view).map(rowOfPast);
    const total = narrowed.length < value.versions.length ? narrowed.length : value.total;
    return { rows: narrowed, total, hasMore: false, searched: null };
  }, [value, view]);
  return { rows, isLoading, error };
}
