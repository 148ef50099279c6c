import { createStore } from "zustand/vanilla";
import type { SessionStore } from "./session-store";

/** Moves that follow each other faster than this are one movement, in milliseconds. */
const restMs = 110;

/** A session store that follows another one, and the way to begin and end following. */
export interface RestingStore {
  readonly store: SessionStore;
  /** Follows from now on; returns how to stop. */
  follow(): () => void;
}

/**
 * The session of `source` for what is too dear to draw sixty times a second. A single step shows at once; while a playhead is dragged the
 * last place (state, events, memories then) stays until the hand rests. Everything else, and every action, is the source's own.
 */
export function createRestingStore(source: SessionStore): RestingStore {
  const store: SessionStore = createStore(() => source.getState());
  return {
    store,
    follow() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let movedAtMs = Number.NEGATIVE_INFINITY;
      const show = () => {
        clearTimeout(timer);
        timer = undefined;
        if (store.getState() !== source.getState()) store.setState(source.getState(), true);
      };
      const unsubscribe = source.subscribe((now, before) => {
        if (now.state !== before.state) {
          const isMovement = performance.now() - movedAtMs < restMs;
          movedAtMs = performance.now();
          if (!isMovement) return show();
          clearTimeout(timer);
          timer = setTimeout(show, restMs);
        }
        if (timer === undefined) return show();
        const { state, events, memoriesThen } = store.getState();
        store.setState({ ...now, state, events, memoriesThen }, true);
      });
      show();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
  };
}
