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

/** Something the originals said. `itemIds` name the originals that said it, so that one of them can be restored. */
export interface Fact {
  readonly kind: FactKind;
  readonly text: string;
  readonly itemIds: readonly string[];
}

/** How much of what the originals said occurs in the summary. A string check: it finds what is missing, not what is wrong. */
export interface SummaryCoverage {
  readonly checked: number;
  readonly missing: readonly Fact[];
}

type Original = Pick<ContextItem, "itemId" | "kind" | "text">;

interface CheckedFact {
  readonly kind: FactKind;
  readonly key: string;
  /** What of it is missing, in the original's words; null when the summary has it. */
  readonly missing: string | null;
}

/** Lists the numbers, names, dates and rules of the originals that do not occur in the summary. */
export function summaryCoverage(originals: readonly Original[], summary: string): SummaryCoverage {
  const body = withoutHeader(summary);
  const said = { text: body, dates: findDates(body), numbers: numbersSaid(body), words: wordsSaid(body) };
  const facts = new Map<string, CheckedFact & { itemIds: string[] }>();
  for (const original of originals) {
    // Results of tools and notices of the app are bookkeeping; a summary that leaves them out lost nothing that was said.
    if (original.kind === "tool" || original.kind === "notice") continue;
    for (const fact of factsOf(withoutCode(withoutHeader(original.text)), said)) {
      const known = facts.get(`${fact.kind} ${fact.key}`);
      if (!known) facts.set(`${fact.kind} ${fact.key}`, { ...fact, itemIds: [original.itemId] });
      else if (!known.itemIds.includes(original.itemId)) known.itemIds.push(original.itemId);
    }
  }
  const missing = [...facts.values()].flatMap(({ kind, missing: text, itemIds }) =>
    text === null ? [] : [{ kind, text, itemIds }],
  );
  return {
    checked: facts.size,
    missing: missing.sort((left, right) => factKinds.indexOf(left.kind) - factKinds.indexOf(right.kind)),
  };
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
  return { kind, key: text.toLowerCase(), missing: isKept ? null : text };
}

/** Of a name that is there in part, only the missing words are named: "Lindqvist" when the summary says "Mara". */
function checkedName(
  text: string,
  words: readonly (readonly string[])[],
  said: ReadonlySet<string>,
): CheckedFact {
  const shown = text.split(" ");
  const missing = shown.filter((_, index) => !(words[index] ?? []).every((part) => said.has(part)));
  return { kind: "name", key: text.toLowerCase(), missing: missing.length === 0 ? null : missing.join(" ") };
}

/** The header line counts items; its number must not pass for one that was said. */
function withoutHeader(text: string): string {
  return text.replace(/^\[Summary of \d+ items?\]\s*/u, "");
}
