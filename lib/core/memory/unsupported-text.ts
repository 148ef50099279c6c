import type { Stretch } from "../text/sentences";
import { openingName } from "./compare/read-subject";
import { readWords } from "./compare/stem-words";
import { stretchesOf } from "./matched-stretches";
import { overlapOf } from "./time/interval";
import { readTimes } from "./time/read-times";

/**
 * Words by which a memory says whom it is about or ties a fact to them, and that a message says in another way ("I moved to Bergen",
 * "Lives in Bergen"): they claim nothing by themselves.
 */
const bridging = new Set(
  readWords(
    "user person he she they someone lives live moved stays resides works work job likes loves enjoys prefers wants has have owns uses is was " +
      "named called born goes went plans planned planning mentioned said says states stated told asked interested about new old current currently now " +
      "recently since day week month year today tomorrow tonight next last favourite favorite known as also with from who which their his her its " +
      "needs takes does did done get gets got make makes made keep keeps kept feel feels plan time fact thing home house city place people family",
  ).map((word) => word.stem),
);

/** Words for a person whom a memory may call by name. */
const pronoun =
  /(?<![\p{L}\p{M}])(?:I|I['’]m|my|me|we|our|he|him|his|she|her|they|them|their)(?![\p{L}\p{M}])/iu;

/**
 * The stretches of a memory that none of its sources says: content words whose stem is nowhere in them. Neighbouring words become one
 * stretch. The name of whom it is about is support where a source says "I" or "she", and so is a date that a source names in another way ("tomorrow"),
 * counted from `saidAt` (ISO). Without a source nothing can be said, and nothing is marked.
 */
export function unsupportedStretches(
  content: string,
  sources: readonly string[],
  saidAt: string,
): readonly Stretch[] {
  if (sources.every((source) => source.trim() === "")) return [];
  const said = new Set(sources.flatMap((source) => readWords(source).map((word) => word.stem)));
  const marked = stretchesOf(
    content,
    (word) => word.isContent && !said.has(word.stem) && !bridging.has(word.stem),
  );
  const resolved = [...namesResolved(content, sources), ...datesResolved(content, sources, saidAt)];
  const isResolved = (stretch: Stretch) =>
    resolved.some(({ start, end }) => stretch.start >= start && stretch.end <= end);
  return joined(
    content,
    marked.filter((stretch) => !isResolved(stretch)),
  );
}

function namesResolved(content: string, sources: readonly string[]): readonly Stretch[] {
  const name = openingName(content);
  return name && sources.some((source) => pronoun.test(source)) ? [name] : [];
}

function datesResolved(content: string, sources: readonly string[], saidAt: string): readonly Stretch[] {
  const said = sources.flatMap((source) => readTimes(source, saidAt));
  return readTimes(content, saidAt).flatMap(({ words, index, interval }) =>
    said.some((time) => overlapOf(time.interval, interval) === 1)
      ? [{ start: index, end: index + words.length }]
      : [],
  );
}

/** Stretches with nothing but spaces between them are one. */
function joined(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): readonly { readonly start: number; readonly end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const last = result.at(-1);
    if (last && text.slice(last.end, start).trim() === "") last.end = end;
    else result.push({ start, end });
  }
  return result;
}
