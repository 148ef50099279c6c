import type { AppError } from "@/lib/core/errors";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { applyOperations } from "../operation/apply-operations";
import { eventIdOf, recordedIn } from "./desk";
import { repeatedEvents } from "./repeated-events";

/** Deletes several memories in one append, each through the same door as DELETE; what is not there is named. */
export async function deleteMemories(
  deps: Dependencies,
  { ownerId, requestId, memoryIds }: { ownerId: string; requestId: string; memoryIds: readonly string[] },
): Promise<Result<BulkOutcome, AppError>> {
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ events: repeated, skipped: [] });
  const ids = [...new Set(memoryIds)];
  const applied = await applyOperations(deps, {
    ...recordedIn(ownerId, null),
    operations: ids.map((memory_id, index) => ({
      eventId: eventIdOf(requestId, index),
      operation: { operation: "DELETE", input: { memory_id, confirmation: true } },
    })),
  });
  if (!applied.ok) return applied;
  const skipped = applied.value.events.flatMap((event, index) =>
    event.type === "operation-rejected" ? [{ memoryId: ids[index] ?? "", reason: event.reason }] : [],
  );
  return ok({ events: applied.value.events, skipped });
}
