import { rehomeEvents } from "@/lib/core/branch/rehome-events";
import type { AppError } from "@/lib/core/errors";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import { proofOf } from "@/lib/core/replay/file-verdict";
import type { SessionFile } from "@/lib/core/replay/session-file";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn, type SessionState } from "@/lib/core/session/session-state";
import type { FileSigner } from "@/lib/ports/file-signer";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
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

/** What ends the imported part: a turn that was still running stops here, and the origin is written down. */
function closingEvents(
  deps: Dependencies,
  sessionId: string,
  state: SessionState,
  { session, integrity, exportedAt }: SessionFile,
  proof: string,
): readonly SessionEvent[] {
  const at = deps.clock.now().toISOString();
  const place = (sequence: number) =>
    ({
      id: deps.ids.newId(),
      sessionId,
      sequence,
      schemaVersion: eventSchemaVersion,
      at,
      memoryPosition: null,
      step: null,
    }) as const;
  const turn = runningTurn(state);
  const interrupted: readonly SessionEvent[] = turn
    ? [
        {
          ...place(state.sequence + 1),
          type: "turn-interrupted",
          by: "app",
          turnId: turn.turnId,
          reason: "The file ends here.",
        },
      ]
    : [];
  const sequence = state.sequence + interrupted.length;
  return [
    ...interrupted,
    {
      ...place(sequence + 1),
      type: "session-forked",
      by: "person",
      turnId: null,
      parentSessionId: session.sessionId,
      parentSequence: sequence,
      reason: "import",
      sandbox: true,
      forkMemoryPosition: 0,
      label: `Imported from a file of ${exportedAt.slice(0, 10)}, hash ${integrity.hash.slice(0, 12)}: ${proof}`,
    },
  ];
}
