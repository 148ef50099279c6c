import type { AppError } from "@/lib/core/errors";
import { isMemoryEvent, type MemoryEvent, type NewEvent } from "@/lib/core/log/events";
import type { UndoMode, UndoOutcome, UndoTarget } from "@/lib/core/memory/memory-outcomes";
import { type MemoryInverse, planUndo } from "@/lib/core/memory/undo-memory";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { readHistory, summarizeChange } from "./change-history";
import { eventIdOf, recordedIn } from "./desk";
import { embedVersions } from "./embed-versions";
import { byHand, personEvent } from "./person-event";
import { repeatedEvents } from "./repeated-events";

/** What to undo, where to record it, and what to do with later changes that build on it. */
export interface UndoRequest {
  readonly ownerId: string;
  /** The session that the undo is asked from and recorded in; null is the desk. */
  readonly sessionId: string | null;
  readonly requestId: string;
  readonly target: UndoTarget;
  readonly mode: UndoMode;
}

/**
 * Takes changes of memories back, each by a new event that names the one it undoes, all in one append. Changes of any session can be
 * undone from any session. With mode `ask`, later changes that build on them are named and nothing is done.
 * A turn or a session means what the agent did there; what the person did by hand stays. Undoing an undo is a redo.
 */
export async function undoMemoryChanges(
  deps: Dependencies,
  request: UndoRequest,
): Promise<Result<UndoOutcome, AppError>> {
  const { ownerId, requestId, target, mode } = request;
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ status: "done", events: repeated, undone: repeated.length });
  const targets = await findTargets(deps, ownerId, target);
  if (!targets.ok) return targets;
  if (targets.value.length === 0) return ok({ status: "nothing", reason: reasonOf(target) });
  const eventIds = new Set(targets.value.map((event) => event.id));
  const memoryIds = [...new Set(targets.value.map((event) => event.memoryId))];
  let outcome: UndoOutcome = { status: "nothing", reason: undoneAlready };
  const appended = await appendEvents(deps, recordedIn(ownerId, request.sessionId), async (state) => {
    const plan = planUndo(await readHistory(deps, ownerId, state, memoryIds), eventIds, mode);
    const isWaiting = mode === "ask" && plan.dependents.length > 0;
    outcome = isWaiting
      ? { status: "depends", dependents: plan.dependents.map(summarizeChange), changes: plan.changes }
      : { status: "nothing", reason: plan.changes === 0 ? undoneAlready : nothingLeft };
    const events = plan.inverses.map((inverse, index) =>
      undoEvent(deps, eventIdOf(requestId, index), inverse),
    );
    return ok({ events, embeddings: await embedVersions(deps, events) });
  });
  if (!appended.ok) return appended;
  const { events } = appended.value;
  return ok(events.length === 0 ? outcome : { status: "done", events, undone: events.length });
}

const undoneAlready = "These changes were undone already.";
const nothingLeft = "Later changes have replaced everything that this one did.";

function reasonOf({ kind }: UndoTarget): string {
  if (kind === "turn") return "The agent changed no memory in this turn.";
  if (kind === "session") return "The agent changed no memory in this session.";
  return "There is no such change.";
}

async function findTargets(
  deps: Dependencies,
  ownerId: string,
  target: UndoTarget,
): Promise<Result<readonly MemoryEvent[], AppError>> {
  if (target.kind === "events") {
    const found = await Promise.all(
      target.eventIds.map((eventId) => deps.eventLog.find({ ownerId, eventId })),
    );
    return ok(found.filter((event) => event !== null).filter(isMemoryEvent));
  }
  const { sessionId } = target;
  if (!(await deps.eventLog.exists({ ownerId, sessionId })))
    return err({ code: "unknown-session", sessionId });
  const events = (await deps.eventLog.read({ ownerId, sessionId })).filter(isMemoryEvent);
  const isMeant = (event: MemoryEvent) =>
    event.by === "agent" &&
    (target.kind === "turn" ? event.turnId === target.turnId : event.sessionId === sessionId);
  return ok(events.filter(isMeant));
}

function undoEvent(deps: Dependencies, eventId: string, inverse: MemoryInverse): NewEvent {
  const shared = personEvent(deps, eventId);
  switch (inverse.type) {
    case "memory-deleted":
      return { ...shared, ...byHand, operation: "DELETE", ...inverse };
    case "memory-updated":
      return { ...shared, ...byHand, operation: "UPDATE", ...inverse };
    case "memory-restored":
      return { ...shared, ...inverse };
  }
}
