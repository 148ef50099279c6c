import type { AppError } from "@/lib/core/errors";
import { isMemoryEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { undoMemoryChanges } from "../memory/undo-memory-changes";
import type { SessionScope } from "../scope";
import { type ForkedSession, forkSession } from "./fork-session";

/** A message to say differently (`text`), or to have answered again (no text). `branchId` is made by the caller. */
export interface EditMessageInput extends SessionScope {
  readonly branchId: string;
  readonly turnId: string;
  readonly text?: string;
}

/** A branch that goes on in the conversation, and how many memory changes of what it leaves were undone. */
export interface EditedMessage extends ForkedSession {
  readonly undone: number;
}

/**
 * Goes on from before a message in a sibling branch; the old one stays as it is. It lives on the person's own memories, so what the
 * agent changed in the turns that are left is taken back by new events in the branch, before anything is answered. What the person
 * changed by hand stays, and so does what was built on since. Inside a sandbox the branch is one too and begins with its memories of then.
 */
export async function editMessage(
  deps: Dependencies,
  input: EditMessageInput,
): Promise<Result<EditedMessage, AppError>> {
  const { ownerId, sessionId, branchId, turnId, text } = input;
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const state = foldSession(events);
  // Two answers at once would write memory side by side, so the one that runs must end first.
  if (runningTurn(state)) return err({ code: "fork-of-running-turn" });
  const forked = await forkSession(deps, {
    ownerId,
    sessionId,
    branchId,
    place: { kind: "turn", turnId },
    changes: text === undefined ? {} : { message: text },
    reason: text === undefined ? "regenerate" : "edit",
    sandbox: false,
    label: text === undefined ? "answered again" : "message edited",
  });
  if (!forked.ok) return forked;
  const turn = state.turns.find((candidate) => candidate.turnId === turnId);
  const abandoned = events.filter(
    (event) => isMemoryEvent(event) && event.by === "agent" && event.sequence >= (turn?.startedSequence ?? 0),
  );
  if (abandoned.length === 0 || state.branch?.sandbox) return ok({ ...forked.value, undone: 0 });
  const undone = await undoMemoryChanges(deps, {
    ownerId,
    sessionId: branchId,
    requestId: `undo-${branchId}`,
    target: { kind: "events", eventIds: abandoned.map((event) => event.id) },
    mode: "only-this",
  });
  if (!undone.ok) return undone;
  return ok({ ...forked.value, undone: undone.value.status === "done" ? undone.value.undone : 0 });
}
