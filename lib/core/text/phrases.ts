// Made once: finding the rules of a language again for every number costs more than drawing it.
const numbers = new Intl.NumberFormat("en");

/** Longest quotation in a spoken sentence, in characters. */
const quoteLength = 80;

/** "1 item", "1,240 tokens", "2 memories". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${numbers.format(count)} ${count === 1 ? singular : plural}`;
}

/** "5,318". */
export function grouped(value: number): string {
  return numbers.format(value);
}

/** "+118", "−212", "0": with a real minus. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${numbers.format(Math.abs(value))}`;
}

/** "65 %" of a share between 0 and 1. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A text on one line in quotation marks, cut where it is too long to be read aloud. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length > quoteLength ? `${line.slice(0, quoteLength - 1)}…` : line}”`;
}
