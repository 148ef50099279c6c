import type { MemoryVersion } from "../../log/memory";
import { readWords } from "../compare/stem-words";
import type { FixPlan, FixStep, HealthItem, HealthKind } from "../memory-care";
import type { MemoryUsage } from "../memory-query";

/** Of a memory whose source supports less than this share of its words, nothing worth keeping is left. */
const unsupportedShare = 0.5;

/** A memory gets this many days to be used once before it counts as never used. */
const trialDays = 30;
const dayMs = 86_400_000;

/** What a plan may ask about a memory. */
export interface FixFacts {
  usageOf(memoryId: string): MemoryUsage;
  /** Words of the memory that no source supports. */
  unsupportedWords(memoryId: string): number;
  readonly nowMs: number;
}

/**
 * Plans the fix of some items: which memories go, each with its reason, and which items a person must look at. No memory is named twice, and of
 * two that say the same one always stays. Everything a plan does can be undone.
 */
export function planFix(kind: HealthKind, items: readonly HealthItem[], facts: FixFacts): FixPlan {
  const steps = new Map<string, FixStep>();
  const left: { itemId: string; reason: string }[] = [];
  const kept = new Set<string>();
  for (const item of items) {
    const decided = decideItem(item, facts);
    if (typeof decided === "string") left.push({ itemId: item.itemId, reason: decided });
    else if (steps.has(decided.gone.memoryId)) continue;
    else if (kept.has(decided.gone.memoryId) || (decided.kept && steps.has(decided.kept.memoryId)))
      left.push({ itemId: item.itemId, reason: "Another step of this plan decides about one of them." });
    else {
      if (decided.kept) kept.add(decided.kept.memoryId);
      steps.set(decided.gone.memoryId, deletion(item, decided.gone, decided.reason));
    }
  }
  return { kind, steps: [...steps.values()], left };
}

interface Decided {
  readonly gone: MemoryVersion;
  readonly kept: MemoryVersion | null;
  readonly reason: string;
}

function decideItem(item: HealthItem, facts: FixFacts): Decided | string {
  const [first, second] = item.memories;
  if (!first) return "There is nothing to change.";
  switch (item.kind) {
    case "duplicate":
    case "near-duplicate":
      return second ? keepTheUsed(first, second, facts) : "There is nothing to compare it with.";
    case "contradiction":
      return second ? keepTheNewer(first, second) : "There is nothing to compare it with.";
    case "echo":
      return { gone: first, kept: second ?? null, reason: item.reason };
    case "unsupported":
      return isMostlyUnsupported(first, facts)
        ? { gone: first, kept: null, reason: item.reason }
        : "Part of it is supported: correct the text by hand.";
    case "never-retrieved":
      return (facts.nowMs - Date.parse(first.at)) / dayMs >= trialDays
        ? { gone: first, kept: null, reason: `Not used once in ${trialDays} days or more.` }
        : `It is younger than ${trialDays} days: wait and see.`;
    case "stale":
      return { gone: first, kept: null, reason: item.reason };
  }
}

/** Of two that say the same the one that was used more stays, else the longer, else the older. */
function keepTheUsed(left: MemoryVersion, right: MemoryVersion, { usageOf }: FixFacts): Decided {
  const worth = (version: MemoryVersion) => [
    usageOf(version.memoryId).retrievals,
    version.content.length,
    -version.validFrom,
  ];
  const [leftWorth, rightWorth] = [worth(left), worth(right)];
  const place = leftWorth.findIndex((value, index) => value !== rightWorth[index]);
  const isLeftBetter = (leftWorth[place] ?? 0) >= (rightWorth[place] ?? 0);
  const [kept, gone] = isLeftBetter ? [left, right] : [right, left];
  return { gone, kept, reason: `${kept.memoryId} says the same: “${kept.content}”.` };
}

function keepTheNewer(left: MemoryVersion, right: MemoryVersion): Decided {
  const [kept, gone] = left.validFrom > right.validFrom ? [left, right] : [right, left];
  return { gone, kept, reason: `${kept.memoryId} is newer and says otherwise: “${kept.content}”.` };
}

function isMostlyUnsupported({ memoryId, content }: MemoryVersion, facts: FixFacts): boolean {
  const words = readWords(content).filter((word) => word.isContent).length;
  return facts.unsupportedWords(memoryId) > words * unsupportedShare;
}

function deletion({ itemId }: HealthItem, gone: MemoryVersion, reason: string): FixStep {
  const { memoryId, version, content } = gone;
  return { itemId, memoryId, version, action: "delete", before: content, after: null, reason };
}
