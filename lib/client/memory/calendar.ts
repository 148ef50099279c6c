/** When the day of some days ago began, in milliseconds since 1970. Calendar days: a day is not always 24 hours. */
export type DayStart = (daysAgo: number) => number;

/** Days as the clock of this computer counts them. */
export function localDays(now: Date): DayStart {
  return (daysAgo) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
}

/** Days in UTC: the same on every computer. */
export function utcDays(now: Date): DayStart {
  return (daysAgo) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - daysAgo);
}
