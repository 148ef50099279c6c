import { useEffect, useState } from "react";
import { type ReplayVerdict, trustedUpTo, type VerifyOptions, verifySteps } from "@/lib/core/replay/verify";
import type { WatchSession } from "./watch-session";

/** Longest stretch of hashing at once, in milliseconds: short enough that the page never stutters. */
const sliceMs = 6;

/** How far a verification has come. */
export interface Verification {
  /** Null while it runs. */
  readonly verdict: ReplayVerdict | null;
  /** Model calls compared so far. */
  readonly checked: number;
}

/**
 * Verifies a recording in the background, in slices between frames. Where an event is not the recorded one it takes away what lies behind:
 * a past that is not the recorded one is not shown. `known` is what is known of the log from outside it; the same object for one recording.
 */
export function useVerdict(watch: WatchSession, known: VerifyOptions): Verification {
  const [verification, setVerification] = useState<Verification>({ verdict: null, checked: 0 });
  useEffect(() => {
    const { events } = watch.seeker;
    const steps = verifySteps(events, known);
    let checked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      const until = performance.now() + sliceMs;
      while (performance.now() < until) {
        const step = steps.next();
        if (step.done) {
          watch.limitTo(trustedUpTo(events, step.value));
          setVerification({ verdict: step.value, checked });
          return;
        }
        if (step.value) checked += 1;
      }
      timer = setTimeout(work, sliceMs * 2);
    };
    timer = setTimeout(work, 60);
    return () => clearTimeout(timer);
  }, [watch, known]);
  return verification;
}
