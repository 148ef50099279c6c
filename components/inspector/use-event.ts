"use client";

import { useSession } from "@/lib/client/session/session-context";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import type { SessionEvent } from "@/lib/core/log/events";

/** The event at one place of the log, of a recording also one that is still to come. Events never change, so a row that reads one renders once. */
export function useEvent(sequence: number | null): SessionEvent | undefined {
  return useSession(({ events, recording }) => {
    const known = recording?.events ?? events;
    return sequence === null ? undefined : known[indexOfSequence(known, sequence)];
  });
}
