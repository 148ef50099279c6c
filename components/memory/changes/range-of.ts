/** Days that the comparison covers when nothing was chosen. */
const defaultDays = 30;

/** Two dates as the page compares them: from the beginning of the first day to the end of the last, which may be today. */
export interface DayRange {
  /** A day, "2026-11-22", in the time zone of this computer. */
  readonly from: string;
  /** Null is today: until now, and what is yet to happen in it. */
  readonly to: string | null;
  fromTime(): string;
  toTime(): string;
}

/** The range that a view names. */
export function rangeOf(view: { readonly from: string | null; readonly to: string | null }): DayRange {
  const from = view.from ?? dayBefore(defaultDays);
  const { to } = view;
  return {
    from,
    to,
    fromTime: () => new Date(`${from}T00:00:00`).toISOString(),
    toTime: () => new Date(`${to ?? dayBefore(0)}T23:59:59.999`).toISOString(),
  };
}

/** The day so many days ago, as this computer counts days. */
export function dayBefore(days: number): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
