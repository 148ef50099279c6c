"use client";

import { useMemo } from "react";
import { useRead } from "@/lib/client/query/use-read";
import { useSettled } from "@/lib/client/query/use-settled";
import { searchSessionsContract } from "@/lib/contract/session/search-sessions";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** How long typing must pause before the server is asked, in milliseconds. */
const pauseMs = 200;

/** What a search of the sessions finds. */
export interface SessionSearch {
  /** True for a session with the words in its title, at once; in a message of the person, as soon as the server has looked. */
  readonly has: (session: SessionListEntry) => boolean;
  /** What the server found, also of sessions that are too old for the list. */
  readonly found: readonly SessionListEntry[];
  readonly isSearching: boolean;
}

const none: readonly SessionListEntry[] = [];

/** Searches titles and texts of sessions. */
export function useSessionSearch(search: string): SessionSearch {
  const words = search.trim().toLowerCase();
  const settled = useSettled(words, pauseMs);
  const asked = words === "" || settled === "" ? null : { search: settled };
  const read = useRead(searchSessionsContract, asked, { keep: true });
  // What an earlier search found says nothing of these words.
  const found = words !== "" && settled === words ? (read.value?.sessions ?? none) : none;
  const has = useMemo(() => {
    const ids = new Set(found.map(({ sessionId }) => sessionId));
    return ({ sessionId, title }: SessionListEntry) =>
      title.toLowerCase().includes(words) || ids.has(sessionId);
  }, [words, found]);
  return { has, found, isSearching: words !== "" && (words !== settled || read.isLoading) };
}
