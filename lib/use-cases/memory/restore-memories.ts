import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { currentVersion, type MemoryVersion } from "@/lib/core/log/memory";
import type { BulkOutcome, EditOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { eventIdOf, recordedIn } from "./desk";
import { conflictOf } from "./edit-outcome";
import { embedVersions } from "./embed-versions";
import { personEvent } from "./person-event";
import { repeatedEvents } from "./repeated-events";

/** Brings deleted memories back, each with its last text, all in one append. Those that are there or were purged are named. */
export async function restoreMemories(
  deps: Dependencies,
  { ownerId, requestId, memoryIds }: { ownerId: string; requestId: string; memoryIds: readonly string[] },
): Promise<Result<BulkOutcome, AppError>> {
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ events: repeated, skipped: [] });
  let skipped: { memoryId: string; reason: string }[] = [];
  const appended = await appendEvents(deps, recordedIn(ownerId, null), async () => {
    skipped = [];
    const events: NewEvent[] = [];
    for (const memoryId of new Set(memoryIds)) {
      const memory = await deps.memoryStore.find({ ownerId, memoryId });
      const last = memory?.versions.at(-1);
      if (!memory || !last) skipped.push({ memoryId, reason: unknownMemory(memoryId) });
      else if (currentVersion(memory)) skipped.push({ memoryId, reason: `${memoryId} is there already.` });
      else events.push(restoredEvent(deps, eventIdOf(requestId, events.length), last, last.version + 1));
    }
    return ok({ events, embeddings: await embedVersions(deps, events) });
  });
  return appended.ok ? ok({ events: appended.value.events, skipped }) : appended;
}

/** Makes an older version hold again, as a new version; built on the version that the person saw. */
export async function revertMemory(
  deps: Dependencies,
  request: { ownerId: string; requestId: string; memoryId: string; expectedVersion: number; version: number },
): Promise<Result<EditOutcome, AppError>> {
  const { ownerId, requestId, memoryId, expectedVersion } = request;
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ status: "done", events: repeated });
  let outcome: EditOutcome | null = null;
  const appended = await appendEvents(deps, recordedIn(ownerId, null), async () => {
    const memory = await deps.memoryStore.find({ ownerId, memoryId });
    const wanted = memory?.versions.find(({ version }) => version === request.version);
    const last = memory?.versions.at(-1);
    outcome = null;
    if (!memory || !wanted || !last) {
      const reason = unknownMemory(memoryId);
      outcome = { status: "refused", code: "UNKNOWN_ID", reason, memoryId: null, events: [] };
    } else if (last.version !== expectedVersion) {
      outcome = { status: "conflict", conflict: conflictOf(memoryId, memory, expectedVersion, wanted) };
    }
    if (outcome || !wanted || !last) return ok({ events: [] });
    const events = [restoredEvent(deps, requestId, wanted, last.version + 1)];
    return ok({ events, embeddings: await embedVersions(deps, events) });
  });
  if (!appended.ok) return appended;
  return ok(outcome ?? { status: "done", events: appended.value.events });
}

function restoredEvent(deps: Dependencies, eventId: string, from: MemoryVersion, version: number): NewEvent {
  const { memoryId, content, memoryType, metadata, origin, source } = from;
  return {
    ...personEvent(deps, eventId),
    type: "memory-restored",
    memoryId,
    version,
    content,
    memoryType,
    metadata,
    origin,
    source,
  };
}

/** The same words for an unknown id, a purged memory, and one of somebody else. */
export function unknownMemory(memoryId: string): string {
  return `There is no memory with the id ${memoryId}.`;
}
