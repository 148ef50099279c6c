import { extractFacts } from "../extract-facts/extract-facts";
import type { Fact } from "../extract-facts/fact";
import type { MemoryReading } from "../extract-facts/read-memory";
import { isSingleValued } from "../extract-facts/slots";
import { contentStems, coversStems } from "../grammar/content-stems";
import { readTarget } from "../requests/read-questions";
import { findAnswers, relationOf, stemsOf } from "./judge-relevance";
import { saysNothingNew } from "./same-value";

/** Which memories a "forget …" means. */
export interface ForgettingDecision {
  /** Memories that really are about the target. */
  readonly certain: readonly MemoryReading[];
  /** True when the target names one thing and several different ones fit. */
  readonly isAmbiguous: boolean;
  /** Memories that share some of the target's words; never deleted without asking. */
  readonly related: readonly MemoryReading[];
}

/** Judges which found memories a target means. A memory is about "my sister's visit" when it holds the sister and the visit. */
export function judgeForgetting(
  target: string,
  found: readonly MemoryReading[],
  today: Date,
): ForgettingDecision {
  const parts = target
    .split(/,? and (?=(?:my|our|that|the|where|what|how|who|when|about)\b)/iu)
    .map((part) => part.replace(/^(?:about|that) /iu, ""));
  const decisions = parts.map((part) => judgePart(part, found, today));
  const certain = [...new Set(decisions.flatMap((decision) => decision.certain))];
  return {
    certain,
    isAmbiguous: decisions.some(({ isAmbiguous }) => isAmbiguous),
    related: certain.length > 0 ? [] : [...new Set(decisions.flatMap(({ related }) => related))],
  };
}

function judgePart(target: string, found: readonly MemoryReading[], today: Date): ForgettingDecision {
  const stated = extractFacts(target, today);
  if (stated.length > 0)
    return {
      certain: found.filter(({ facts }) =>
        facts.some((known) => stated.some((one) => isSameFact(one, known))),
      ),
      isAmbiguous: false,
      related: [],
    };
  const question = readTarget(target);
  const { readings, isExact } = findAnswers(question, found);
  const stems = contentStems(target);
  const worded = found.filter((reading) => stems.length > 0 && coversStems(stemsOf(reading), stems));
  const certain = isExact && readings.length > 0 ? readings : worded;
  const isSingular = !/(?:[^s]s|children|mice)$|^(?:what|everything|all)\b|\ball\b/iu.test(target.trim());
  return {
    certain,
    isAmbiguous: (isSingular && question.stems.length === 0 && thingsIn(certain) > 1) || certain.length > 5,
    related: found.filter((reading) => !certain.includes(reading) && isRelated(reading, stems)),
  };
}

function isSameFact(stated: Fact, known: Fact): boolean {
  return (
    stated.slot === known.slot &&
    stated.key === known.key &&
    (saysNothingNew(stated.value, known.value) || saysNothingNew(known.value, stated.value))
  );
}

/** How many different things the memories are about: two dogs are two, two facts about one sister are one. */
function thingsIn(readings: readonly MemoryReading[]): number {
  const things = readings.flatMap(({ facts }) =>
    facts.flatMap((fact) => {
      const relation = relationOf(fact);
      if (relation) return fact.slot === "relation" ? fact.value : (fact.details.name ?? []);
      return isSingleValued(fact) ? [] : `${fact.slot}/${fact.value}`;
    }),
  );
  return new Set(things).size;
}

function isRelated(reading: MemoryReading, stems: readonly string[]): boolean {
  const own = stemsOf(reading);
  const shared = stems.filter((stem) => own.includes(stem));
  return shared.length > 0 && (shared.length * 2 >= stems.length || coversStems(own, stems));
}
