import { useEffect, useState } from "react";

/** Whole seconds until a moment, given in milliseconds since 1970 or null for none; 0 once it is over. Counts down while it is shown. */
export function useSecondsUntil(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const left = untilMs === null ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
  const isOver = left === 0;
  useEffect(() => {
    setNowMs(Date.now());
    if (isOver) return;
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isOver]);
  return left;
}
