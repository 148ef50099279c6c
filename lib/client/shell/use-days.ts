import { useSyncExternalStore } from "react";
import { type DayStart, localDays, utcDays } from "../memory/calendar";

const minuteMs = 60_000;

/** The reader's calendar days. The first paint uses UTC, because the server does not know where the reader is. */
export function useDays(): DayStart {
  const today = useSyncExternalStore<number | null>(subscribe, localMidnight, () => null);
  return today === null ? utcDays(new Date()) : localDays(new Date(today));
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, minuteMs);
  return () => clearInterval(timer);
}

function localMidnight(): number {
  return localDays(new Date())(0);
}
