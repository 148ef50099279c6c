"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { readQuery } from "@/lib/client/query/read-query";
import { useSessionList } from "@/lib/client/session/use-session-list";
import { figuresAtOnce, viewSessionFiguresContract } from "@/lib/contract/session/view-session-figures";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { SessionRow } from "./session-rows";

/** Every session of the list, and those that a search found beyond it, with their figures, which arrive in portions. */
export function useSessionRows(found: readonly SessionListEntry[]): readonly SessionRow[] {
  const listed = useSessionList();
  const sessions = useMemo(() => {
    const known = new Set(listed.map(({ sessionId }) => sessionId));
    return [...listed, ...found.filter(({ sessionId }) => !known.has(sessionId))].filter(
      ({ deleted }) => !deleted,
    );
  }, [listed, found]);
  const portions = useMemo(() => portionsOf(sessions.map(({ sessionId }) => sessionId)), [sessions]);
  const figures = useQueries({
    queries: portions.map((sessionIds) => readQuery(viewSessionFiguresContract, { sessionIds })),
    combine: (results) => results.flatMap(({ data }) => data?.figures ?? []),
  });
  return useMemo(() => {
    const bySession = new Map(figures.map((entry) => [entry.sessionId, entry]));
    return sessions.map((session) => ({ session, figures: bySession.get(session.sessionId) ?? null }));
  }, [sessions, figures]);
}

function portionsOf(ids: readonly string[]): readonly string[][] {
  return Array.from({ length: Math.ceil(ids.length / figuresAtOnce) }, (_, index) =>
    ids.slice(index * figuresAtOnce, (index + 1) * figuresAtOnce),
  );
}
