import { numberText } from "@/components/ui/number-text";
import type { MissingReason, Penalty, RewardPart } from "@/lib/core/reward/reward";
import type { PartName, RewardVariantName } from "@/lib/core/reward/variants";

export const partWords = {
  task: "Task",
  compression: "Compression",
  preventive: "Preventive",
  preservation: "Preservation",
  storage: "Storage",
  maintenance: "Maintenance",
  relevance: "Relevance",
} as const satisfies Record<PartName, string>;

export const componentWords = { task: "Task", context: "Context", memory: "Memory" } as const;

/** Classes of a component's color: never alone, the part's word is beside it. */
export const componentFill = {
  task: "bg-reward-task",
  context: "bg-reward-context",
  memory: "bg-reward-memory",
} as const;

export const variantWords = {
  v2: "Paper V2",
  v1: "V1",
  released: "Released code",
  "answer-only": "Answer only",
} as const satisfies Record<RewardVariantName, string>;

/** A value as tables and bars write it: ".82", "1", "0", "−1". */
export function rewardText(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (Object.is(rounded, -0) || rounded === 0) return "0";
  const digits = Number.isInteger(rounded) ? String(Math.abs(rounded)) : Math.abs(rounded).toFixed(2);
  return `${rounded < 0 ? "−" : ""}${digits.replace(/^0\./, ".")}`;
}

const missingSentences: Readonly<Record<PartName, Partial<Record<MissingReason, string>>>> = {
  task: {
    "no-gold": "A conversation has no gold answer to compare with.",
    "no-question": "Nothing has been asked yet.",
  },
  compression: { "no-question": "The model has not been called yet." },
  preventive: {},
  preservation: {
    "no-question": "Nothing has been asked yet.",
    "no-key-phrases": "The question has no name, date or number that could be kept.",
  },
  storage: { "no-gold": "Needs the facts that were worth storing, which a conversation does not name." },
  maintenance: {},
  relevance: { "no-gold": "Needs to know what the question rests on, which a conversation does not name." },
};

/** How a part with a value came to it. `value` is null where the part was not needed. */
const formulas: Readonly<Record<PartName, (value: number | null, term: (key: string) => string) => string>> =
  {
    task: (value) => (value === -1 ? "no answer" : "compared with the gold answer"),
    compression: (_, term) => `1 − tokens used ÷ limit = 1 − ${term("usedTokens")} ÷ ${term("limitTokens")}`,
    preventive(value) {
      if (value === null) return "never past the warning; the paper's formula counts 0";
      return value === 1 ? "SUMMARY or FILTER before the limit was met" : "nothing made room in time";
    },
    preservation: (_, term) =>
      `key phrases of the question still in the context: ${term("kept")} of ${term("keyPhrases")}`,
    storage: (_, term) =>
      `useful, not redundant ÷ all that were stored: ${term("good")} of ${term("additions")}`,
    maintenance(value, term) {
      if (value === null) return "nothing that was said had to be changed";
      return value === 1
        ? `UPDATE or DELETE that succeeded: ${term("changes")}`
        : "no UPDATE and no DELETE that succeeded";
    },
    relevance(value, term) {
      if (value === null) return "the question needs no memory";
      return term("retrievals") === "0"
        ? "nothing was retrieved"
        : "evidence that retrieval found ÷ all of it";
    },
  };

/** How a part came to its value, with the numbers of this case, in one line. */
export function formulaText({ name, score, terms }: RewardPart): string {
  if (score.status === "not-computable")
    return missingSentences[name][score.reason] ?? "There is nothing to compute it from.";
  const value = score.status === "known" ? score.value : null;
  return formulas[name](value, (key) => numberText(terms[key] ?? 0));
}

/** How a penalty came about, in one line. */
export function penaltyText({ name, terms }: Penalty): string {
  const term = (key: string) => numberText(terms[key] ?? 0);
  return name === "rounds"
    ? `model calls: ${term("rounds")} of ${term("maxRounds")} allowed`
    : `tokens: ${term("usedTokens")} of ${term("limitTokens")}`;
}
