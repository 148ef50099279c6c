// Runs in a browser: seeks through a log and compares every place with the fold from zero and with what was recorded.

import { sessionEventSchema } from "@/lib/core/log/catalogue";
import { upgradeEvent } from "@/lib/core/log/upgrades/upgrade-event";
import { createSeeker } from "@/lib/core/replay/seek";
import { verifyReplay } from "@/lib/core/replay/verify";
import { foldSession } from "@/lib/core/session/fold";
import { stateHash } from "@/lib/core/session/state-hash";

/** What a walk through one log found. */
export interface SeekCheck {
  readonly steps: number;
  /** Sequences at which the three did not agree. */
  readonly wrong: readonly number[];
  readonly finalHash: string;
  readonly verdict: string;
}

declare global {
  interface Window {
    checkSeek(stored: readonly Record<string, unknown>[]): SeekCheck;
  }
}

window.checkSeek = (stored) => {
  const events = stored.map((event) => sessionEventSchema.parse(upgradeEvent(event)));
  const seeker = createSeeker(events);
  const wrong: number[] = [];
  // A step after words that a purge took has a hash of a state that is gone.
  const firstErased =
    events.find((event) => event.erasedBy !== undefined)?.sequence ?? Number.POSITIVE_INFINITY;
  let steps = 0;
  for (let round = 1; round <= events.length; round += 1) {
    // A stride that shares no factor with most lengths: every place is reached, in no order that favours the seeker.
    const sequence = (round * 7_919) % (events.length + 1);
    const hash = stateHash(seeker.at(sequence));
    const next = events[sequence];
    if (next?.type === "step-started") {
      steps += 1;
      const isRecorded = next.stateHash === stateHash(seeker.at(sequence), next.schemaVersion);
      if (!isRecorded && sequence < firstErased) wrong.push(sequence);
    }
    if (hash !== stateHash(foldSession(events.slice(0, sequence)))) wrong.push(sequence);
  }
  const finalHash = stateHash(seeker.at(events.length), events.at(-1)?.schemaVersion);
  return { steps, wrong, finalHash, verdict: verifyReplay(events).outcome };
};
