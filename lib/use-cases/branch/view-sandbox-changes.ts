import {
  memoriesTouchedInSandbox,
  type SandboxChange,
  sandboxChangeOf,
} from "@/lib/core/branch/sandbox-changes";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { sandboxOf } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** What a sandbox changed, beside what the person has now; refused for a session that is none. */
export async function viewSandboxChanges(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
): Promise<Result<readonly SandboxChange[], AppError>> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const sandbox = sandboxOf(foldSession(events));
  if (!sandbox) return err({ code: "fork-refused", reason: "this session works on your memories already." });
  const inside = deps.memoryStore.inSandbox(sandbox);
  const outside = deps.memoryStore.inSandbox(null);
  const changes: SandboxChange[] = [];
  for (const memoryId of memoriesTouchedInSandbox(events)) {
    const [inSandbox, ofPerson] = await Promise.all([
      inside.find({ ownerId, memoryId }),
      outside.find({ ownerId, memoryId }),
    ]);
    const { forkMemoryPosition } = sandbox;
    const change = sandboxChangeOf(memoryId, { inSandbox, ofPerson, forkMemoryPosition });
    if (change) changes.push(change);
  }
  return ok(changes);
}
