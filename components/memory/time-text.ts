const sameYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const dayTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** "18 Nov, 10:41", in the time zone of this computer. */
export function timeText(at: string): string {
  return sameYear.format(new Date(at));
}

/** "18 Nov 2026, 10:41". */
export function dayTimeText(at: string): string {
  return dayTime.format(new Date(at));
}
