import type { MemoryVersion } from "../../log/memory";
import type { RecalledText } from "../echo";
import { findMemoryConflicts } from "../find-memory-conflicts";
import { type HealthItem, type HealthKind, type HealthReport, healthKinds } from "../memory-care";
import type { MemoryEntry } from "../memory-entry";
import { unsupportedInOneLanguage } from "../unsupported-text";
import { checkPrecision, isTrusted } from "./check-precision";
import { findEchoes } from "./find-echoes";

/** Everything a report is made of. */
export interface HealthInput {
  /** Every current memory with its use. */
  readonly entries: readonly MemoryEntry[];
  /** By memory id: what the person had said when the agent wrote it. Memories without any are not checked for support. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** The app's own instructions, in sentences. */
  readonly instructions: readonly RecalledText[];
  /** The time of the report, in milliseconds. */
  readonly nowMs: number;
}

const dayMs = 86_400_000;

/** A memory is stale when it was written this many days ago or more, and not used for half as long. */
const staleDays = 180;

/** Most items that one section lists; its count says how many there are. */
const mostItems = 500;

/** Everything that any check finds, trusted or not. */
export function findEverything(input: HealthInput): readonly HealthItem[] {
  return [...conflicts(input), ...unsupported(input), ...echoes(input), ...idle(input)];
}

/**
 * Looks through a store: duplicates, contradictions, echoes, what is never retrieved and what is stale; checks that are right too seldom are named
 * and not shown. Pure; calls no model. `dismissed` holds the ids of findings that the person wants to see no more.
 */
export function reportHealth(input: HealthInput, dismissed: ReadonlySet<string> = new Set()): HealthReport {
  const trusted = findEverything(input).filter(({ kind }) => isTrusted(kind));
  const items = trusted.filter(({ itemId }) => !dismissed.has(itemId));
  return {
    checkedMemories: input.entries.length,
    sections: healthKinds.filter(isTrusted).map((kind) => {
      const found = items.filter((item) => item.kind === kind);
      return {
        kind,
        precision: checkPrecision[kind],
        count: found.length,
        items: found.slice(0, mostItems),
      };
    }),
    hidden: healthKinds.flatMap((kind) => {
      const precision = checkPrecision[kind];
      return precision === null || isTrusted(kind) ? [] : [{ kind, precision }];
    }),
    dismissed: trusted.filter(({ itemId }) => dismissed.has(itemId)).slice(0, mostItems),
  };
}

function itemOf(kind: HealthKind, memories: readonly MemoryVersion[], reason: string): HealthItem {
  const itemId = `${kind}:${memories.map(({ memoryId, version }) => `${memoryId}@${version}`).join("+")}`;
  return { itemId, kind, memories, reason };
}

function conflicts({ entries }: HealthInput): readonly HealthItem[] {
  const versions = entries.map((entry) => entry.version);
  const byId = new Map(versions.map((version) => [version.memoryId, version]));
  // Two values of one attribute of one subject; what may both be true is no finding.
  const found = findMemoryConflicts(versions).filter((one) => one.kind !== "contradiction" || one.isCertain);
  return found.map(({ kind, memoryIds, reason }) =>
    itemOf(
      kind,
      memoryIds.flatMap((memoryId) => byId.get(memoryId) ?? []),
      reason,
    ),
  );
}

function unsupported({ entries, sources }: HealthInput): readonly HealthItem[] {
  return entries.flatMap(({ version }) => {
    const marked = unsupportedInOneLanguage(version.content, sources.get(version.memoryId) ?? [], version.at);
    if (marked.length === 0) return [];
    const words = marked.map(({ start, end }) => `“${version.content.slice(start, end)}”`).join(", ");
    return [itemOf("unsupported", [version], `Nothing the person said contains ${words}.`)];
  });
}

function echoes({ entries, instructions }: HealthInput): readonly HealthItem[] {
  const versions = entries.map((entry) => entry.version);
  return findEchoes(versions, instructions).map(({ version, of }) =>
    of
      ? itemOf("echo", [version, of], `It repeats ${of.memoryId}: “${of.content}”.`)
      : itemOf("echo", [version], "It repeats the app's own instructions."),
  );
}

function idle({ entries, nowMs }: HealthInput): readonly HealthItem[] {
  return entries.flatMap(({ version, usage }) => {
    const ageDays = (nowMs - Date.parse(version.at)) / dayMs;
    const idleDays = usage.lastUsedAt === null ? ageDays : (nowMs - Date.parse(usage.lastUsedAt)) / dayMs;
    const isStale = ageDays >= staleDays && idleDays >= staleDays / 2;
    const age = `Written ${Math.floor(ageDays)} days ago and unused for ${Math.floor(idleDays)}.`;
    const never = "No search has ever brought it into a context.";
    return [
      ...(usage.retrievals === 0 ? [itemOf("never-retrieved", [version], never)] : []),
      ...(isStale ? [itemOf("stale", [version], age)] : []),
    ];
  });
}
