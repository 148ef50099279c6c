import type { AppError } from "@/lib/core/errors";
import { currentVersion } from "@/lib/core/log/memory";
import type { Operation } from "@/lib/core/log/operations";
import type { FixStep } from "@/lib/core/memory/memory-care";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { applyOperations } from "../operation/apply-operations";
import { eventIdOf, recordedIn } from "./desk";
import { repeatedEvents } from "./repeated-events";
import { unknownMemory } from "./restore-memories";

/**
 * Carries out the steps of a dry run in one append, each through the same door as the six operations, so each can be undone. A memory that
 * has changed since the dry run is left alone and named.
 */
export async function applyFix(
  deps: Dependencies,
  { ownerId, requestId, steps }: { ownerId: string; requestId: string; steps: readonly FixStep[] },
): Promise<Result<BulkOutcome, AppError>> {
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ events: repeated, skipped: [] });
  const skipped: { memoryId: string; reason: string }[] = [];
  const operations: Operation[] = [];
  const planned = new Map(steps.map((step) => [step.memoryId, step]));
  for (const step of planned.values()) {
    const memory = await deps.memoryStore.find({ ownerId, memoryId: step.memoryId });
    const current = memory && currentVersion(memory);
    if (!current) skipped.push({ memoryId: step.memoryId, reason: unknownMemory(step.memoryId) });
    else if (current.version !== step.version)
      skipped.push({ memoryId: step.memoryId, reason: `${step.memoryId} has changed since the dry run.` });
    else operations.push(operationOf(step));
  }
  const applied = await applyOperations(deps, {
    ...recordedIn(ownerId, null),
    operations: operations.map((operation, index) => ({ eventId: eventIdOf(requestId, index), operation })),
  });
  return applied.ok ? ok({ events: applied.value.events, skipped }) : applied;
}

function operationOf({ memoryId, action, after }: FixStep): Operation {
  return action === "delete"
    ? { operation: "DELETE", input: { memory_id: memoryId, confirmation: true } }
    : { operation: "UPDATE", input: { memory_id: memoryId, content: after ?? "" } };
}
