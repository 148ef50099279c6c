import type { AppError } from "@/lib/core/errors";
import { currentVersion, type MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryDetail, VersionProvenance } from "@/lib/core/memory/memory-outcomes";
import { unsupportedInOneLanguage } from "@/lib/core/memory/unsupported-text";
import { err, ok, type Result } from "@/lib/core/result";
import { firstMessageOf, type SessionState, type Turn } from "@/lib/core/session/session-state";
import { titleOf } from "@/lib/core/session/title";
import type { Dependencies } from "../dependencies";
import { summarizeChange } from "./change-history";

/** A memory with everything a person asks about it: versions, where each came from, what it was good for, what its source does not say. */
export async function viewMemory(
  deps: Dependencies,
  { ownerId, memoryId }: { readonly ownerId: string; readonly memoryId: string },
): Promise<Result<MemoryDetail, AppError>> {
  const memory = await deps.memoryStore.find({ ownerId, memoryId });
  if (!memory) return err({ code: "unknown-memory", memoryId });
  const [usage, events] = await Promise.all([
    deps.memoryLibrary.usageOf({ ownerId, memoryId }),
    deps.memoryLibrary.memoryEvents({ ownerId, memoryIds: [memoryId] }),
  ]);
  const provenance = [];
  const messages = new Map<number, readonly string[]>();
  for (const version of memory.versions) {
    const state = await deps.sessionReader.read({ ownerId, sessionId: version.sessionId });
    const event = await deps.eventLog.find({ ownerId, eventId: version.eventId });
    const turn = state.turns.find(({ turnId }) => turnId === event?.turnId) ?? null;
    const { sequence = 0, turnId = null, step = null } = event ?? {};
    provenance.push(provenanceOf(version, { sequence, turnId, step }, state, turn));
    messages.set(version.version, messagesOf(state, version, turn));
  }
  const current = currentVersion(memory);
  const unsupported = current
    ? unsupportedInOneLanguage(current.content, messages.get(current.version) ?? [], current.at)
    : [];
  return ok({ memory, usage, provenance, changes: events.map(summarizeChange), unsupported });
}

function provenanceOf(
  { version, sessionId, source }: MemoryVersion,
  place: Pick<VersionProvenance, "sequence" | "turnId" | "step">,
  state: SessionState,
  turn: Turn | null,
): VersionProvenance {
  const item = source ? state.items.get(source.itemId) : undefined;
  const step = turn?.steps.find((candidate) => candidate.step === place.step);
  const message = firstMessageOf(state);
  return {
    version,
    sessionId,
    sessionTitle: message ? titleOf(message) : null,
    ...place,
    model: step?.model.label ?? null,
    message: source && item ? { text: item.text, start: source.start, end: source.end } : null,
  };
}

/** What the person had said when a version was written; nothing for what a person wrote by hand. */
export function messagesOf(
  state: SessionState,
  { source, origin }: Pick<MemoryVersion, "source" | "origin">,
  turn: Turn | null,
): readonly string[] {
  if (origin === "edited-by-person") return [];
  const spoken = (turn?.userItemIds ?? []).flatMap((itemId) => state.items.get(itemId)?.text ?? []);
  const quoted = source ? (state.items.get(source.itemId)?.text ?? source.quote) : null;
  return [...spoken, ...(quoted === null ? [] : [quoted])];
}
