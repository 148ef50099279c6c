// A recording of any length with true hashes, as the log would hold it.

import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "@/lib/core/context/render-prompt";
import type { SessionEvent } from "@/lib/core/log/events";
import { chainStart, linkEvents } from "@/lib/core/log/hash-chain";
import { applyEvent } from "@/lib/core/session/fold";
import { emptySession } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { LongSession } from "@/lib/testing/long-session";

/** Items per event of a long session, rounded up: more than enough to cut the log at any number of events. */
const itemsPerEvent = 0.62;

/** The first `count` events of a long session, with the hashes that a real log records. */
export function recordedSession(count: number): readonly SessionEvent[] {
  const { events } = new LongSession(Math.ceil(count * itemsPerEvent) + 8, true);
  let state = emptySession;
  const recording = events.slice(0, count).map((event) => {
    const recorded =
      event.type === "step-started"
        ? { ...event, stateHash: stateHash(state), messagesHash: promptHash(renderPrompt(state)) }
        : event;
    state = applyEvent(state, recorded);
    return recorded;
  });
  return linkEvents(chainStart, recording);
}
