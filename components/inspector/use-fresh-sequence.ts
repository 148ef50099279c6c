"use client";

import { useEffect, useState } from "react";
import { useSession } from "@/lib/client/session/session-context";

/** How long a change counts as new, in milliseconds: a little longer than the longest movement. */
const freshMs = 700;

/**
 * Events after the returned sequence have just arrived, so their rows may move. Rows that are only scrolled into view stay still,
 * and so does everything that was there when the panel opened.
 */
export function useFreshSequence(): number {
  const isPast = useSession((session) => session.recording !== null);
  const sequence = useSession(({ state, recording }) => (recording ? 0 : state.sequence));
  const [settled, setSettled] = useState(sequence);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(sequence), freshMs);
    return () => clearTimeout(timer);
  }, [sequence]);
  // Moving through a recording is no arrival: rows would jump with every step of the scrubber.
  return isPast ? Number.POSITIVE_INFINITY : settled;
}
