import type { KnownMemory, MemoryReading } from "../extract-facts/read-memory";
import { dayAndMonth } from "../grammar/absolute-dates";
import { hasTag, readTerms } from "../grammar/read-terms";

/** More quotes than this would bury the answer. */
const mostQuotes = 3;
const longestQuote = 160;

/** The person's own words behind an answer, each with its day: `You said: “…” (22 November 2026).` Empty where none are known. */
export function quoteSources(readings: readonly MemoryReading[], known: readonly KnownMemory[] = []): string {
  const told = [
    ...readings.map(({ addressed, memory }) => `${addressed} ${memory.content}`),
    ...known.map(({ content }) => content),
  ].join(" ");
  const quotes = [
    ...new Set(
      readings.flatMap(({ memory: { said, saidAt } }) =>
        said && saidAt ? [`“${quoted(said, told)}” (${dayAndMonth(new Date(saidAt), true)})`] : [],
      ),
    ),
  ];
  return quotes.length === 0 || quotes.length > mostQuotes ? "" : `You said: ${quotes.join(", ")}.`;
}

/** An answer with the words it comes from behind it. */
export function withSources(
  statement: string,
  readings: readonly MemoryReading[],
  known: readonly KnownMemory[] = [],
): string {
  return [statement, quoteSources(readings, known)].filter((part) => part !== "").join(" ");
}

function quoted(said: string, told: string): string {
  const line = withoutOtherNames(said.replace(/\s+/gu, " ").replace(/[“”]/gu, '"').trim(), told);
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s+\S*$/u, "")}…`;
}

/**
 * A sentence may hold more than the memory it became. What it says of others stays out: it may have been forgotten since.
 */
function withoutOtherNames(said: string, told: string): string {
  return readTerms(said)
    .filter((term) => term.text !== "" || term.post !== "")
    .map((term, index) => {
      const isName =
        index > 0 && /^\p{Lu}\p{L}+/u.test(term.text) && !hasTag(term, "Month", "WeekDay", "Pronoun");
      const name = term.text.replace(/['’].*$/u, "");
      return term.pre + (isName && !told.includes(name) && term.text !== "I" ? "…" : term.text) + term.post;
    })
    .join("")
    .replace(/…(?:[ ,]*…)+/gu, "…");
}
