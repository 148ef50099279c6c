"use client";

import { useMemo } from "react";
import { useSandboxId, useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { useRead } from "@/lib/client/query/use-read";
import { useSettled } from "@/lib/client/query/use-settled";
import { useSession } from "@/lib/client/session/session-context";
import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import type { MemoryVersion } from "@/lib/core/log/memory";

/** How long typing must pause before the server is asked, in milliseconds. */
const pauseMs = 250;

/** What a search of the store found. */
export interface MemorySearch {
  readonly memories: readonly MemoryVersion[];
  readonly error: string | null;
  readonly isLoading: boolean;
}

/**
 * Searches the memories that the session on screen sees: on the server for now, among those of then in a recording. Without a search all of
 * them are shown.
 */
export function useMemorySearch(search: string): MemorySearch {
  const wanted = search.trim();
  const settled = useSettled(wanted, pauseMs);
  const isRecording = useSession((session) => session.recording !== null);
  const sessionId = useSandboxId();
  const { memories, isKnown } = useShownMemories();
  const asked = wanted === "" || settled === "" || isRecording ? null : { sessionId, search: settled };
  const found = useRead(listMemoriesContract, asked, { keep: true });
  const matching = useMemo(
    () => memories.filter(({ content }) => content.toLowerCase().includes(wanted.toLowerCase())),
    [memories, wanted],
  );
  if (wanted === "" || isRecording) return { memories: matching, error: null, isLoading: !isKnown };
  return {
    memories: found.value?.memories ?? [],
    error: found.error,
    isLoading: settled !== wanted || (found.value === null && found.error === null),
  };
}
