import { readWords } from "@/lib/core/memory/compare/stem-words";
import { type HealthInput, reportHealth } from "@/lib/core/memory/health/health-report";
import { planFix } from "@/lib/core/memory/health/plan-fix";
import type { FixPlan, HealthKind, HealthReport } from "@/lib/core/memory/memory-care";
import type { MemoryEntry } from "@/lib/core/memory/memory-entry";
import { unusedMemory } from "@/lib/core/memory/memory-query";
import { recalledTexts } from "@/lib/core/memory/recalled-texts";
import { unsupportedInOneLanguage } from "@/lib/core/memory/unsupported-text";
import { systemPrompt } from "@/lib/core/model/system-prompt";
import type { Dependencies } from "../dependencies";
import { messagesOf } from "./view-memory";

/** More memories than this are not looked through in one request. */
const mostMemories = 100_000;

/** The state of the owner's store: counts, and the items behind each. Calls no model and changes nothing. */
export async function checkHealth(
  deps: Dependencies,
  { ownerId }: { readonly ownerId: string },
): Promise<HealthReport> {
  return reportHealth(await readInput(deps, ownerId), await dismissedBy(deps, ownerId));
}

async function dismissedBy(deps: Dependencies, ownerId: string): Promise<ReadonlySet<string>> {
  const { dismissedFindings } = await deps.ownerSettings.read({ ownerId });
  return new Set(dismissedFindings);
}

/** A dry run: what the fix of these items would change. */
export async function planHealthFix(
  deps: Dependencies,
  { ownerId, kind, itemIds }: { ownerId: string; kind: HealthKind; itemIds: readonly string[] },
): Promise<FixPlan> {
  const input = await readInput(deps, ownerId);
  const { sections } = reportHealth(input, await dismissedBy(deps, ownerId));
  const section = sections.find((candidate) => candidate.kind === kind);
  const items = (section?.items ?? []).filter(({ itemId }) => itemIds.includes(itemId));
  const entries = new Map(input.entries.map((entry) => [entry.version.memoryId, entry]));
  return planFix(kind, items, {
    nowMs: input.nowMs,
    usageOf: (memoryId) => entries.get(memoryId)?.usage ?? unusedMemory,
    unsupportedWords: (memoryId) =>
      unsupportedWords(entries.get(memoryId), input.sources.get(memoryId) ?? []),
  });
}

function unsupportedWords(entry: MemoryEntry | undefined, sources: readonly string[]): number {
  if (!entry) return 0;
  const { content, at } = entry.version;
  return unsupportedInOneLanguage(content, sources, at).reduce(
    (sum, { start, end }) => sum + readWords(content.slice(start, end)).length,
    0,
  );
}

async function readInput(deps: Dependencies, ownerId: string): Promise<HealthInput> {
  const { entries } = await deps.memoryLibrary.list({
    ownerId,
    filter: {},
    sort: "newest",
    limit: mostMemories,
    cursor: null,
  });
  return {
    entries,
    sources: await readSources(deps, ownerId, entries),
    instructions: recalledTexts([{ kind: "system", text: systemPrompt }]),
    nowMs: deps.clock.now().getTime(),
  };
}

/** What the person had said in the turns in which the agent wrote memories; each session is read once. */
async function readSources(
  deps: Dependencies,
  ownerId: string,
  entries: readonly MemoryEntry[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sources = new Map<string, readonly string[]>();
  const written = entries.map(({ version }) => version).filter(({ by }) => by === "agent");
  for (const [sessionId, versions] of Map.groupBy(written, (version) => version.sessionId)) {
    const state = await deps.sessionReader.read({ ownerId, sessionId });
    for (const version of versions) {
      const turn = state.turns.findLast(({ startedAt }) => startedAt <= version.at) ?? null;
      sources.set(version.memoryId, messagesOf(state, version, turn));
    }
  }
  return sources;
}
