"use client";

import { useMemo } from "react";
import { useRead } from "@/lib/client/query/use-read";
import { useSettled } from "@/lib/client/query/use-settled";
import { searchSessionsContract } from "@/lib/contract/session/search-sessions";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** How long typing must pause before the server is asked, in milliseconds. */
const pauseMs = 200;

/** Which sessions have the words: in their title, at once; in a message of the person, as soon as the server has looked. */
export function useSessionSearch(search: string): {
  readonly has: (session: SessionListEntry) => boolean;
  readonly isSearching: boolean;
} {
  const words = search.trim().toLowerCase();
  const settled = useSettled(words, pauseMs);
  const asked = words === "" || settled === "" ? null : { search: settled };
  const found = useRead(searchSessionsContract, asked, { keep: true });
  const has = useMemo(() => {
    // What an earlier search found says nothing of these words.
    const ids = new Set(settled === words ? found.value?.sessions.map(({ sessionId }) => sessionId) : []);
    return ({ sessionId, title }: SessionListEntry) =>
      title.toLowerCase().includes(words) || ids.has(sessionId);
  }, [words, settled, found.value]);
  return { has, isSearching: words !== "" && (words !== settled || found.isLoading) };
}
