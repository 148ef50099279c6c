import { rehomeEvents } from "@/lib/core/branch/rehome-events";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { placeEvent } from "@/lib/core/log/place-event";
import { proofOf } from "@/lib/core/replay/file-verdict";
import type { SessionFile } from "@/lib/core/replay/session-file";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn, type SessionState } from "@/lib/core/session/session-state";
import type { FileSigner } from "@/lib/ports/file-signer";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { whatStaysOpen } from "../session/close-turn";
import { verifySessionFile } from "./verify-session-file";

/** `sessionId` is made by the caller: importing again under the same id changes nothing. */
export interface ImportSessionInput extends SessionScope {
  /** The file as it was given. */
  readonly text: string;
}

/**
 * Makes a session of somebody's file. Its ids are new, its origin is in the log as a branch with the reason `import`, and it is a
 * sandbox that sees none of the person's memories: what the file did to memories stays in it. A file that does not verify is refused.
 * The new session's chain is its own, over the events as they are here; what the file had proven is in its last event.
 */
export async function importSession(
  deps: Dependencies,
  signer: FileSigner,
  { text, ...scope }: ImportSessionInput,
): Promise<Result<{ readonly sessionId: string; readonly events: number }, AppError>> {
  const { read, judged } = verifySessionFile(signer, { ownerId: scope.ownerId, text });
  if (!read.ok) return err({ code: "import-refused", reason: judged.sentence });
  if (judged.verdict === "altered" || judged.verdict === "broken")
    return err({ code: "import-refused", reason: `${judged.sentence} It is not imported.` });
  const { events, sanitised } = read.value;
  if (foldSession(events).kind === "desk")
    return err({ code: "import-refused", reason: "This file holds edits of memories, not a conversation." });
  const rehomed = rehomeEvents(events, {
    sessionId: scope.sessionId,
    newEventId: () => deps.ids.newId(),
    alteredFrom: sanitised.alteredFrom,
  });
  const closing = closingEvents(deps, scope.sessionId, foldSession(rehomed), read.value, proofOf(judged));
  const complete = [...rehomed, ...closing];
  const adopted = await deps.eventLog.adopt({ ...scope, events: complete });
  if (!adopted && !(await deps.eventLog.exists(scope)))
    return err({ code: "import-refused", reason: "This session id is taken. Import the file again." });
  return ok({ sessionId: scope.sessionId, events: complete.length });
}

/** What ends the imported part: a turn that was still running stops here, with nothing left open, and the origin is written down. */
function closingEvents(
  deps: Dependencies,
  sessionId: string,
  state: SessionState,
  { session, integrity, exportedAt }: SessionFile,
  proof: string,
): readonly SessionEvent[] {
  const at = deps.clock.now().toISOString();
  const ended = endOfTurn(deps, state, at);
  const origin: NewEvent = {
    id: deps.ids.newId(),
    at,
    type: "session-forked",
    by: "person",
    turnId: null,
    step: null,
    parentSessionId: session.sessionId,
    parentSequence: state.sequence + ended.length,
    reason: "import",
    sandbox: true,
    forkMemoryPosition: 0,
    label: `Imported from a file of ${exportedAt.slice(0, 10)}, hash ${integrity.hash.slice(0, 12)}: ${proof}`,
  };
  return [...ended, origin].map((event, index) =>
    placeEvent(event, { sessionId, sequence: state.sequence + index + 1, memoryPosition: null }),
  );
}

function endOfTurn(deps: Dependencies, state: SessionState, at: string): readonly NewEvent[] {
  const turn = runningTurn(state);
  if (turn === null) return [];
  const { turnId } = turn;
  const step = turn.steps.at(-1)?.step ?? null;
  const reason = "The file ends here.";
  return [
    ...whatStaysOpen(deps, state, turn, { at, turnId, step, partialText: "" }),
    { id: deps.ids.newId(), at, type: "turn-interrupted", by: "app", turnId, step: null, reason },
  ];
}
