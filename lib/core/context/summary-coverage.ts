import type { ContextItem } from "../log/context-item";
import { findConstraints, isConstraintKept } from "./coverage/constraints";
import { findDates, isDateKept } from "./coverage/dates";
import { findDecisions } from "./coverage/decisions";
import { findNames, wordsSaid } from "./coverage/names";
import { findNumbers, isCounted, numbersSaid } from "./coverage/numbers";
import { withoutCode } from "./coverage/without-code";

/** What coverage looks for, in the order in which it is shown: rules first, because losing one does most harm. */
export const factKinds = ["constraint", "decision", "date", "number", "name"] as const;
export type FactKind = (typeof factKinds)[number];

/** Where a fact is after a SUMMARY: in the summary, in none of it but in a memory, or nowhere. */
export type FactStanding = "kept" | "stored" | "lost";

/** Something the originals said. `itemIds` name the originals that said it, so that one of them can be restored. */
export interface Fact {
  readonly kind: FactKind;
  /** In the original's words; of what is kept in part, only what is missing. */
  readonly text: string;
  readonly standing: FactStanding;
  readonly itemIds: readonly string[];
}

/** How much of what the originals said occurs in the summary. A string check: it finds what is missing, not what is wrong. */
export interface SummaryCoverage {
  /** Everything that was looked for. Like `missing` in the order of `factKinds`. */
  readonly facts: readonly Fact[];
  /** What the summary does not say, whether a memory holds it or not. */
  readonly missing: readonly Fact[];
}

type Original = Pick<ContextItem, "itemId" | "kind" | "text">;

interface CheckedFact {
  readonly kind: FactKind;
  readonly key: string;
  readonly text: string;
  /** What of it is missing, in the original's words; null when the summary has it. */
  readonly missing: string | null;
}

/** Looks for the numbers, names, dates, decisions and rules of the originals in the summary, and for what is missing there in the texts of memories. */
export function summaryCoverage(
  originals: readonly Original[],
  summary: string,
  memories: readonly string[] = [],
): SummaryCoverage {
  const inSummary = saidIn(withoutHeader(summary));
  const inEither =
    memories.length === 0 ? inSummary : saidIn([withoutHeader(summary), ...memories].join("\n"));
  const facts = new Map<string, Fact>();
  // Results of tools and notices of the app are bookkeeping; a summary that leaves them out lost nothing that was said.
  for (const { itemId, text } of originals.filter(({ kind }) => kind !== "tool" && kind !== "notice"))
    for (const [key, fact] of standingFacts(withoutCode(withoutHeader(text)), inSummary, inEither)) {
      const itemIds = facts.get(key)?.itemIds ?? [];
      facts.set(key, { ...(facts.get(key) ?? fact), itemIds: [...new Set([...itemIds, itemId])] });
    }
  const all = [...facts.values()].sort(
    (left, right) => factKinds.indexOf(left.kind) - factKinds.indexOf(right.kind),
  );
  return { facts: all, missing: all.filter(({ standing }) => standing !== "kept") };
}

/** The facts of one original, each by its key. */
function standingFacts(
  text: string,
  inSummary: Said,
  inEither: Said,
): ReadonlyMap<string, Omit<Fact, "itemIds">> {
  const known = factsOf(text, inEither).filter(({ missing }) => missing === null);
  const stored = new Set(known.map(keyOf));
  return new Map(
    factsOf(text, inSummary).map((fact) => {
      const standing = fact.missing === null ? "kept" : stored.has(keyOf(fact)) ? "stored" : "lost";
      return [keyOf(fact), { kind: fact.kind, text: fact.missing ?? fact.text, standing }];
    }),
  );
}

function keyOf({ kind, key }: CheckedFact): string {
  return `${kind} ${key}`;
}

/**
 * The facts that are shown first, at most this many: the most harmful of each kind in turn, so that many names cannot hide a rule, nor many rules
 * a date. The order of kinds stays.
 */
export function mostHarmful(missing: readonly Fact[], most: number): readonly Fact[] {
  const byKind = factKinds.map((kind) => missing.filter((fact) => fact.kind === kind));
  const rounds = Math.max(0, ...byKind.map((facts) => facts.length));
  const chosen = new Set(
    Array.from({ length: rounds }, (_, round) => byKind.flatMap((facts) => facts[round] ?? []))
      .flat()
      .slice(0, most),
  );
  return missing.filter((fact) => chosen.has(fact));
}

interface Said {
  readonly text: string;
  readonly dates: ReturnType<typeof findDates>;
  readonly numbers: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

function saidIn(text: string): Said {
  return { text, dates: findDates(text), numbers: numbersSaid(text), words: wordsSaid(text) };
}

function factsOf(text: string, said: Said): readonly CheckedFact[] {
  const dates = findDates(text);
  const constraints = findConstraints(text);
  const ruled = new Set(constraints.map((found) => found.text));
  return [
    ...constraints.map((found) => checked("constraint", found.text, isConstraintKept(found, said.text))),
    ...findDecisions(text)
      .filter((sentence) => !ruled.has(sentence))
      .map((sentence) => checked("decision", sentence, isMostlySaid(sentence, said.words))),
    ...dates.map((found) => checked("date", found.text, isDateKept(found, said.dates))),
    ...findNumbers(text, dates)
      .filter(isCounted)
      .map((found) =>
        checked(
          "number",
          found.text,
          found.values.every((value) => said.numbers.has(value)),
        ),
      ),
    ...findNames(text, dates).map((found) => checkedName(found.text, found.words, said.words)),
  ];
}

/** True when the summary has at least two thirds of the longer words: a decision is retold more often than it is copied. */
function isMostlySaid(sentence: string, said: ReadonlySet<string>): boolean {
  const words = [...wordsSaid(sentence)].filter((word) => [...word].length > 3);
  return words.filter((word) => said.has(word)).length * 3 >= words.length * 2;
}

function checked(kind: FactKind, text: string, isKept: boolean): CheckedFact {
  return { kind, key: text.toLowerCase(), text, missing: isKept ? null : text };
}

/** Of a name that is there in part, only the missing words are named: "Lindqvist" when the summary says "Mara". */
function checkedName(
  text: string,
  words: readonly (readonly string[])[],
  said: ReadonlySet<string>,
): CheckedFact {
  const shown = text.split(" ");
  const missing = shown.filter((_, index) => !(words[index] ?? []).every((part) => said.has(part)));
  return {
    kind: "name",
    key: text.toLowerCase(),
    text,
    missing: missing.length === 0 ? null : missing.join(" "),
  };
}

/** The header line counts items; its number must not pass for one that was said. */
function withoutHeader(text: string): string {
  return text.replace(/^\[Summary of \d+ items?\]\s*/u, "");
}
