// How often a finding of the health report is right, on stores and cases labeled by someone who had not read its rules.
import type { LabelledPair, LabelledStore, SupportCase } from "@/lab/sets/health/health-case";
import { labelledStores, laterStore } from "@/lab/sets/health/labelled-stores";
import { echoCases, supportCases } from "@/lab/sets/health/support-cases";
import type { MemoryVersion, Origin } from "@/lib/core/log/memory";
import { findEverything } from "@/lib/core/memory/health/health-report";
import type { HealthItem, HealthKind } from "@/lib/core/memory/memory-care";
import { unusedMemory } from "@/lib/core/memory/memory-query";

/** What a check found, how much of it is right, and how much there was to find. */
export interface CheckQuality {
  readonly kind: HealthKind;
  readonly found: number;
  readonly right: number;
  readonly toFind: number;
}

/** A finding that is not in the labels. */
export interface WrongFinding {
  readonly kind: HealthKind;
  readonly texts: readonly string[];
}

const at = "2026-11-25T00:00:00.000Z";
const nowMs = Date.parse(at);

function versionOf(
  memoryId: string,
  content: string,
  validFrom: number,
  origin: Origin = "said-by-person",
  saidOn = at,
): MemoryVersion {
  return {
    ...{ memoryId, version: 1, content, memoryType: "general", metadata: {}, origin, source: null },
    ...{
      by: "agent" as const,
      at: saidOn,
      sessionId: "s",
      eventId: `e ${memoryId}`,
      validFrom,
      validTo: null,
    },
  };
}

function findingsOf(
  versions: readonly MemoryVersion[],
  sources: ReadonlyMap<string, readonly string[]>,
): readonly HealthItem[] {
  const entries = versions.map((version) => ({ version, usage: unusedMemory, sessionTitle: null }));
  return findEverything({ entries, sources, instructions: [], nowMs });
}

function isOf(pairs: readonly LabelledPair[], { memories }: HealthItem): boolean {
  const ids = memories.map(({ memoryId }) => memoryId);
  return pairs.some((pair) => pair.every((id) => ids.includes(id)));
}

/** Looks through every labeled store and case; each check by itself, with what it got wrong. */
export function measureHealth(): {
  readonly checks: readonly CheckQuality[];
  readonly wrong: readonly WrongFinding[];
} {
  const wrong: WrongFinding[] = [];
  const inStores = [...labelledStores, laterStore].map((store) => ({ store, found: pairFindings(store) }));
  const count = (
    kind: HealthKind,
    pairsOf: (store: LabelledStore) => readonly LabelledPair[],
  ): CheckQuality => {
    const judged = inStores.flatMap(({ store, found }) =>
      found
        .filter((item) => item.kind === kind)
        .map((item) => ({ item, isRight: isOf(pairsOf(store), item) })),
    );
    wrong.push(...judged.filter(({ isRight }) => !isRight).map(({ item }) => wrongFinding(item)));
    const toFind = inStores.reduce((sum, { store }) => sum + pairsOf(store).length, 0);
    return { kind, found: judged.length, right: judged.filter(({ isRight }) => isRight).length, toFind };
  };
  const checks = [
    count("duplicate", ({ repeats }) => repeats),
    count("near-duplicate", ({ repeats }) => repeats),
    count("contradiction", ({ contradictions }) => contradictions),
    supportQuality(wrong),
    echoQuality(wrong),
  ];
  return { checks, wrong };
}

function pairFindings({ memories }: LabelledStore): readonly HealthItem[] {
  return findingsOf(
    memories.map(([memoryId, content], place) => versionOf(memoryId, content, place + 1)),
    new Map(),
  );
}

/** Whether the report calls a memory unsupported by what was said. */
export function isReportedUnsupported(supportCase: SupportCase): boolean {
  return unsupportedFindings(supportCase).length > 0;
}

function unsupportedFindings({ content, messages, saidOn }: SupportCase): readonly HealthItem[] {
  const version = versionOf("m", content, 1, "said-by-person", saidOn);
  return findingsOf([version], new Map([["m", messages]])).filter(({ kind }) => kind === "unsupported");
}

function supportQuality(wrong: WrongFinding[]): CheckQuality {
  const judged = supportCases.flatMap((supportCase) =>
    unsupportedFindings(supportCase).map((item) => ({ item, isRight: supportCase.isUnsupported })),
  );
  wrong.push(...judged.filter(({ isRight }) => !isRight).map(({ item }) => wrongFinding(item)));
  const toFind = supportCases.filter(({ isUnsupported }) => isUnsupported).length;
  return {
    kind: "unsupported",
    found: judged.length,
    right: judged.filter(({ isRight }) => isRight).length,
    toFind,
  };
}

function echoQuality(wrong: WrongFinding[]): CheckQuality {
  const judged = echoCases.flatMap(([older, later, isEcho]) =>
    findingsOf([versionOf("old", older, 1), versionOf("new", later, 2, "inferred-by-agent")], new Map())
      .filter(({ kind }) => kind === "echo")
      .map((item) => ({ item, isRight: isEcho })),
  );
  wrong.push(...judged.filter(({ isRight }) => !isRight).map(({ item }) => wrongFinding(item)));
  const toFind = echoCases.filter(([, , isEcho]) => isEcho).length;
  return {
    kind: "echo",
    found: judged.length,
    right: judged.filter(({ isRight }) => isRight).length,
    toFind,
  };
}

function wrongFinding({ kind, memories }: HealthItem): WrongFinding {
  return { kind, texts: memories.map(({ content }) => content) };
}
