/** Time that a turn may work, which does not run while the turn waits for the person. */
export interface TimeLimit {
  /** Fires once the time is over. */
  readonly signal: AbortSignal;
  pause(): void;
  resume(): void;
  /** The turn has ended: nothing fires any more. */
  end(): void;
}

/** Why the signal of a time limit fires. */
export class TimeIsOverError extends Error {}

/** The longest that a timer can run, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/** Starts to count at once. `limitMs` null never fires. */
export function startTimeLimit(limitMs: number | null): TimeLimit {
  const controller = new AbortController();
  let leftMs = Math.min(limitMs ?? longestTimerMs, longestTimerMs);
  let startedMs = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isOver = limitMs === null;

  function pause() {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    leftMs -= performance.now() - startedMs;
  }
  function resume() {
    if (timer !== null || isOver) return;
    startedMs = performance.now();
    timer = setTimeout(() => controller.abort(new TimeIsOverError()), Math.max(0, leftMs));
  }
  resume();
  return {
    signal: controller.signal,
    pause,
    resume,
    end() {
      pause();
      isOver = true;
    },
  };
}
