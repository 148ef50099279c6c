"use client";

import { useSyncExternalStore } from "react";

const minuteMs = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

/** One clock for all times on the page, so that a thousand rows do not hold a thousand timers. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const notify of listeners) notify();
  }, minuteMs / 2);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}

function readNow(): number {
  if (now === 0) now = Date.now();
  return now;
}

const day = new Intl.DateTimeFormat("en", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });

interface RelativeTimeProps {
  readonly at: string;
  /** "5 m" instead of "5 min ago", for columns. */
  readonly isShort?: boolean;
  readonly className?: string;
}

/** How long ago something was; the exact time is in the title. The server, which has another clock and zone, writes the day. */
export function RelativeTime({ at, isShort = false, className }: RelativeTimeProps) {
  const current = useSyncExternalStore<number | null>(subscribe, readNow, () => null);
  const time = new Date(at);
  return (
    <time dateTime={at} title={current === null ? undefined : exact.format(time)} className={className}>
      {current === null ? day.format(time) : agoText(current - time.getTime(), time, isShort)}
    </time>
  );
}

function agoText(elapsedMs: number, time: Date, isShort: boolean): string {
  const minutes = Math.floor(elapsedMs / minuteMs);
  if (minutes < 1) return isShort ? "now" : "just now";
  if (minutes < 60) return isShort ? `${minutes} m` : `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return isShort ? `${hours} h` : `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (isShort) return days < 365 ? `${days} d` : `${Math.floor(days / 365)} y`;
  return days < 7 ? `${days} d ago` : day.format(time);
}
