import type { AppError } from "@/lib/core/errors";
import type { SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** The whole log of one session of the owner, shared prefix of a branch included; nothing is computed and nothing is called. */
export async function readRecording(
  deps: Dependencies,
  scope: SessionScope,
): Promise<Result<readonly SessionEvent[], AppError>> {
  const events = await deps.eventLog.read(scope);
  return events.length === 0 ? err({ code: "unknown-session", sessionId: scope.sessionId }) : ok(events);
}
