import { useEffect, useState } from "react";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionState } from "@/lib/core/session/session-state";
import { useSessionStore } from "./session-context";

/** Moves that follow each other faster than this are one movement, in milliseconds. */
const restMs = 110;

/** A place of the recording: the state there, and the events up to it. */
export interface RestingPlace {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
}

/**
 * The place that is watched, for what is too dear to draw sixty times a second. A single step shows at once; while the playhead is
 * dragged the last place stays until the hand rests.
 */
export function useRestingPlace(): RestingPlace {
  const store = useSessionStore();
  const [place, setPlace] = useState<RestingPlace>(() => placeOf(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let movedAtMs = Number.NEGATIVE_INFINITY;
    const show = () => setPlace(placeOf(store.getState()));
    const unsubscribe = store.subscribe((now, before) => {
      if (now.state === before.state) return;
      const isMovement = performance.now() - movedAtMs < restMs;
      movedAtMs = performance.now();
      clearTimeout(timer);
      if (isMovement) timer = setTimeout(show, restMs);
      else show();
    });
    show();
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);
  return place;
}

function placeOf({ state, events }: RestingPlace): RestingPlace {
  return { state, events };
}
