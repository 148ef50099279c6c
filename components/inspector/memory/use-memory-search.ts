"use client";

import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/session/actions-context";
import type { MemoryVersion } from "@/lib/core/log/memory";

/** How long typing must pause before the server is asked, in milliseconds. */
const pauseMs = 250;

/** What a search of the store found. */
export interface MemorySearch {
  readonly memories: readonly MemoryVersion[];
  readonly error: string | null;
  readonly isLoading: boolean;
}

interface Answer extends Omit<MemorySearch, "isLoading"> {
  readonly search: string;
  /** The list on screen when the search ran: after a change to it a memory may match that did not before. */
  readonly asOf: readonly MemoryVersion[];
}

/** Searches the owner's current memories on the server. Without a search the given ones are shown, which the stream keeps current. */
export function useMemorySearch(search: string, current: readonly MemoryVersion[]): MemorySearch {
  const { listMemories } = useActions();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const wanted = search.trim();
  const isKnown = answer !== null && answer.search === wanted && answer.asOf === current;
  useEffect(() => {
    if (wanted === "" || isKnown) return;
    let isWanted = true;
    const receive = (found: Omit<MemorySearch, "isLoading">) => {
      if (isWanted) setAnswer({ ...found, search: wanted, asOf: current });
    };
    const timer = setTimeout(() => {
      listMemories({ search: wanted }).then(
        (result) =>
          receive(
            result.ok
              ? { memories: result.value.memories, error: null }
              : { memories: [], error: result.error.message },
          ),
        () => receive({ memories: [], error: "The server did not answer; change the search to try again." }),
      );
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted, current, isKnown, listMemories]);
  if (wanted === "") return { memories: current, error: null, isLoading: false };
  return {
    memories: answer?.memories ?? [],
    error: answer?.error ?? null,
    isLoading: answer?.search !== wanted,
  };
}
