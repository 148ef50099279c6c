import type { MemoryReading } from "../extract-facts/read-memory";
import { forgetQuestion } from "../requests/pending-proposal";
import { citedReading } from "./cite";

/** Asks which of several memories is meant; the ids in the list are what a later "the first one" refers to. */
export function phraseChoice(readings: readonly MemoryReading[]): string {
  const lines = readings.slice(0, 9).map((reading, index) => `${index + 1}. ${citedReading(reading)}`);
  return `${forgetQuestion} Say a number, “all” or “none”.\n${lines.join("\n")}`;
}
