import { describeFact } from "../extract-facts/describe-fact";
import type { StatedFact } from "../extract-facts/extract-facts";
import { type Fact, fact } from "../extract-facts/fact";
import type { MemoryReading } from "../extract-facts/read-memory";
import { isSingleValued } from "../extract-facts/slots";
import type { PlannedCall } from "../reply";
import { saysNothingNew } from "./same-value";

/** What becomes of a fact: known already, or written by these calls (the first one carries the fact). */
export interface WriteDecision {
  readonly fact: StatedFact;
  readonly known: MemoryReading | null;
  readonly calls: readonly PlannedCall[];
}

/**
 * Compares facts with the memories found for them: nothing alike → ADD, the same → nothing, another value of a single-valued
 * slot → UPDATE of that memory.
 */
export function decideWrites(
  facts: readonly StatedFact[],
  readings: readonly MemoryReading[],
  person: string | null,
): readonly WriteDecision[] {
  const placed = facts.map((one) => (isWorkplaceBesideHome(one, facts, readings) ? asWorkplace(one) : one));
  return placed.map((one) => decideWrite(one, readings, person));
}

function decideWrite(
  stated: StatedFact,
  readings: readonly MemoryReading[],
  person: string | null,
): WriteDecision {
  const alike = readings.filter((reading) => reading.facts.some((known) => isSameSubject(known, stated)));
  const same = alike.find((reading) =>
    reading.facts.some((known) => isSameSubject(known, stated) && isUnchanged(stated, known)),
  );
  if (same) return { fact: stated, known: same, calls: [] };
  const replaced = replacedBy(stated, alike);
  return {
    fact: stated,
    known: null,
    calls:
      replaced.length > 0
        ? [
            ...replaced.flatMap((old) => replace(stated, old, person)),
            ...(stated.slot === "name" ? renamed(stated, replaced, readings) : []),
          ]
        : [addition(stated, person)],
  };
}

/** Two facts that cannot both hold, or would be said twice. */
function isSameSubject(known: Fact, stated: Fact): boolean {
  if (known.slot === "relation" && stated.slot === "relation") return known.key === stated.key;
  if (stated.slot === "relation" && known.details.name !== undefined)
    return known.details.relation === stated.key;
  return known.slot === stated.slot && known.key === stated.key;
}

function isUnchanged(stated: Fact, known: Fact): boolean {
  if (stated.slot === "relation" && known.slot !== "relation")
    return saysNothingNew(stated.value, known.details.name ?? "");
  // "Based in Bergen" becomes "lives in Bergen" without being news.
  return saysNothingNew(stated.value, known.value);
}

/**
 * Single-valued slots replace; of several brothers one is replaced only when the person corrects and there is no doubt which.
 * A corrected name is corrected in every memory that has it.
 */
function replacedBy(stated: StatedFact, alike: readonly MemoryReading[]): readonly MemoryReading[] {
  if (isSingleValued(stated) || stated.slot === "event") return alike.slice(0, 1);
  const unnamed = alike.filter(({ facts }) =>
    facts.some((known) => known.slot === stated.slot && isUnnamed(known)),
  );
  if (!isUnnamed(stated) && unnamed.length > 0) return unnamed.slice(0, 1);
  if (!stated.isCorrection || !["relation", "pet", "about-relation"].includes(stated.slot)) return [];
  if (stated.slot !== "relation") return alike.length === 1 ? alike : [];
  const names = new Set(
    alike.flatMap(({ facts }) => facts.filter((known) => isSameSubject(known, stated)).map(nameIn)),
  );
  return names.size === 1 ? alike : [];
}

/** "I have a son", who is told by name later. */
function isUnnamed({ slot, value }: Fact): boolean {
  return (
    (slot === "relation" && /^(?:an?|one)$/iu.test(value)) ||
    (slot === "pet" && /^(?:an?|one) /iu.test(value))
  );
}

/** Other memories that tell of the person by the name that was wrong. */
function renamed(
  stated: Fact,
  replaced: readonly MemoryReading[],
  readings: readonly MemoryReading[],
): readonly PlannedCall[] {
  const old = replaced[0]?.facts.find(({ slot }) => slot === "name")?.value;
  if (!old) return [];
  const asWhole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(old)}(?![\\p{L}\\p{N}])`, "gu");
  return readings
    .filter((reading) => !replaced.includes(reading) && reading.memory.content.search(asWhole) === 0)
    .map(({ memory }) => ({
      operation: "UPDATE",
      input: { memory_id: memory.memoryId, content: memory.content.replace(asWhole, () => stated.value) },
    }));
}

function nameIn(known: Fact): string {
  return known.slot === "relation" ? known.value : (known.details.name ?? known.value);
}

/** A memory that holds more than this fact keeps the rest. */
function replace(stated: StatedFact, old: MemoryReading, person: string | null): readonly PlannedCall[] {
  const { memory } = old;
  const described = describeFact(stated, person);
  const before = old.facts.find((known) => isSameSubject(known, stated));
  const holdsMore =
    old.facts.some((known) => !isSameSubject(known, stated)) ||
    (before !== undefined && before.slot !== stated.slot);
  if (!holdsMore || before === undefined) {
    return [
      {
        operation: "UPDATE",
        input: {
          memory_id: memory.memoryId,
          content: described.content,
          metadata: { ...emptied(memory.metadata), ...described.metadata },
        },
      },
    ];
  }
  const withoutPlace = memory.content.replace(new RegExp(` (?:in|near) ${escaped(before.value)}`, "u"), "");
  if (stated.slot === "home" && before.details.basis === "work" && withoutPlace !== memory.content) {
    return [
      addition(stated, person),
      { operation: "UPDATE", input: { memory_id: memory.memoryId, content: withoutPlace } },
    ];
  }
  const oldValue = before.slot === stated.slot ? before.value : nameIn(before);
  const content = memory.content.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(oldValue)}(?![\\p{L}\\p{N}])`, "gu"),
    () => stated.value,
  );
  return [{ operation: "UPDATE", input: { memory_id: memory.memoryId, content } }];
}

/** UPDATE merges tags, so those of the old value must be emptied or they would lie about the new one. */
function emptied(metadata: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(metadata).map((name) => [name, ""]));
}

function addition(stated: Fact, person: string | null): PlannedCall {
  const { content, metadata, memoryType } = describeFact(stated, person);
  return { operation: "ADD", input: { content, metadata, memory_type: memoryType } };
}

/** "I work in Bergen" tells where the person is based only while nothing says where they live. */
function isWorkplaceBesideHome(
  stated: Fact,
  facts: readonly Fact[],
  readings: readonly MemoryReading[],
): boolean {
  if (stated.slot !== "home" || stated.details.basis !== "work") return false;
  const known = [...facts, ...readings.flatMap((reading) => reading.facts)];
  return known.some(
    (one) => one.slot === "home" && one.details.basis !== "work" && !saysNothingNew(stated.value, one.value),
  );
}

function asWorkplace(stated: StatedFact): StatedFact {
  const workplace = fact("workplace", stated.value, `My workplace is in ${stated.value}`, {
    confidence: stated.confidence,
  });
  return { ...workplace, isCorrection: stated.isCorrection };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
