import type { AppError } from "@/lib/core/errors";
import type { Metadata } from "@/lib/core/log/memory";
import { currentVersion } from "@/lib/core/log/memory";
import type { EditOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { applyOperation } from "../operation/apply-operation";
import { recordedIn } from "./desk";
import { conflictOf, outcomeOf } from "./edit-outcome";

/** A new memory by the person. */
export interface AddRequest {
  readonly ownerId: string;
  readonly requestId: string;
  readonly content: string;
  readonly memoryType?: string;
  readonly metadata?: Metadata;
}

/** Adds a memory through the same door as the agent's ADD; a duplicate is refused and named. */
export async function addMemory(
  deps: Dependencies,
  { ownerId, requestId, content, memoryType, metadata }: AddRequest,
): Promise<Result<EditOutcome, AppError>> {
  const input = {
    content,
    ...(metadata ? { metadata } : {}),
    ...(memoryType ? { memory_type: memoryType } : {}),
  };
  const desk = recordedIn(ownerId, null);
  const applied = await applyOperation(deps, {
    ...desk,
    by: "person",
    eventId: requestId,
    call: null,
    name: "ADD",
    input,
  });
  return applied.ok ? ok(outcomeOf(applied.value.events)) : applied;
}

/** A new text for a memory, built on the version that the person saw. */
export interface EditRequest {
  readonly ownerId: string;
  readonly requestId: string;
  readonly memoryId: string;
  readonly expectedVersion: number;
  readonly content: string;
  readonly metadata?: Metadata;
}

/**
 * Edits a memory through the same door as the agent's UPDATE. When another version holds than the one the person saw, nothing is
 * written and the answer is the conflict: the version seen, the one that holds, and what the person wants.
 */
export async function editMemory(
  deps: Dependencies,
  { ownerId, requestId, memoryId, expectedVersion, content, metadata }: EditRequest,
): Promise<Result<EditOutcome, AppError>> {
  const conflict = async (): Promise<EditOutcome> => {
    const memory = await deps.memoryStore.find({ ownerId, memoryId });
    const mine = { content, metadata: metadata ?? {} };
    return { status: "conflict", conflict: conflictOf(memoryId, memory, expectedVersion, mine) };
  };
  const memory = await deps.memoryStore.find({ ownerId, memoryId });
  const repeated = await deps.eventLog.find({ ownerId, eventId: requestId });
  const isKnown = memory?.versions.some(({ version }) => version === expectedVersion);
  if (!repeated && memory && isKnown && currentVersion(memory)?.version !== expectedVersion)
    return ok(await conflict());
  const applied = await applyOperation(deps, {
    ...recordedIn(ownerId, null),
    by: "person",
    eventId: requestId,
    call: null,
    expectedVersion,
    name: "UPDATE",
    input: { memory_id: memoryId, content, ...(metadata ? { metadata } : {}) },
  });
  if (!applied.ok) return applied;
  const outcome = outcomeOf(applied.value.events);
  // Somebody changed the memory between the look above and the append.
  return ok(
    outcome.status === "refused" && outcome.code === "CHANGED_MEANWHILE" ? await conflict() : outcome,
  );
}
