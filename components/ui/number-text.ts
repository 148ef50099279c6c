// Made once: finding the rules of a language again for every number costs more than drawing it.
const format = new Intl.NumberFormat("en");

/** "5,318": one way of writing numbers on server and browser, so that the first paint does not change. */
export function numberText(value: number): string {
  return format.format(value);
}

/** "+118", "−212", "0": with a real minus, as wide as the plus. */
export function signedText(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${numberText(Math.abs(value))}`;
}

/** "38 ms", "1.4 s", "2 min 5 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1_000)} s`;
}

/** "7 s", "2 min 5 s", "3 h 4 min" of whole seconds, for what counts down. */
export function wholeDurationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${numberText(Math.floor(seconds / 3_600))} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

/** "65 %" of a share between 0 and 1. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "4 items", "1 item", "2 memories". */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberText(count)} ${count === 1 ? singular : plural}`;
}
