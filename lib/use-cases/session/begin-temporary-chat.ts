import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";

/** Begins a session that reads long-term memory and never writes it. `sessionId` is made by the caller; repeating changes nothing. */
export async function beginTemporaryChat(
  deps: Dependencies,
  scope: SessionScope,
): Promise<Result<{ readonly sessionId: string }, AppError>> {
  const begun = await appendEvents(deps, { ...scope, newSession: true, temporary: true }, () =>
    ok({ events: [] }),
  );
  return begun.ok ? ok({ sessionId: scope.sessionId }) : begun;
}
