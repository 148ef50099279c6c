/** How long a provider may stay silent, in milliseconds. */
export interface SilenceLimits {
  /** Until the first piece of an answer, and while a model thinks without saying so. */
  readonly firstChunkMs: number;
  /** Between two pieces of an answer. */
  readonly chunkMs: number;
}

/** Listens for life and aborts `signal` with a `TimeoutError` when there was none for too long. */
export interface SilenceWatch {
  readonly signal: AbortSignal;
  /** How long was waited in vain, in milliseconds; null while nothing was. */
  missed(): number | null;
  /** Something arrived; `limitMs` is how long the next sign of life may take. */
  heard(limitMs: number): void;
  /** The answer is over, wanted or not: whatever still hangs on `signal` lets go. */
  end(): void;
}

/** Starts to listen at once, so that a server which accepts a request and never answers counts as silent too. */
export function watchSilence({ firstChunkMs }: SilenceLimits): SilenceWatch {
  const controller = new AbortController();
  let missedMs: number | null = null;
  const startTimer = (limitMs: number) =>
    setTimeout(() => {
      missedMs = limitMs;
      controller.abort(new DOMException(`Silent for ${limitMs} ms`, "TimeoutError"));
    }, limitMs);
  let timer = startTimer(firstChunkMs);
  return {
    signal: controller.signal,
    missed: () => missedMs,
    heard(limitMs) {
      clearTimeout(timer);
      timer = startTimer(limitMs);
    },
    end() {
      clearTimeout(timer);
      controller.abort();
    },
  };
}
