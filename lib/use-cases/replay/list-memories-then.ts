import type { AppError } from "@/lib/core/errors";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { ok, type Result } from "@/lib/core/result";
import { memoryViewOf } from "../branch/memory-view";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { readRecording } from "./read-recording";

/** Most memories a panel shows at once. */
const shownMemories = 200;

/** The store as it was at one place of a session. */
export interface MemoriesThen {
  readonly memories: readonly MemoryVersion[];
  readonly count: number;
}

/**
 * The owner's memories as of an event of a session, newest change first: what other sessions changed before that moment is in it, what
 * came later is not. For a place inside a sandbox it is what the sandbox held there. Reads versions, computes nothing.
 */
export async function listMemoriesThen(
  deps: Dependencies,
  { sequence, ...scope }: SessionScope & { readonly sequence: number },
): Promise<Result<MemoriesThen, AppError>> {
  const recording = await readRecording(deps, scope);
  if (!recording.ok) return recording;
  const events = recording.value;
  // A branch that nobody has holds nothing of its own, so its sandbox shows exactly the memories of that place.
  const viewer = { ownerId: scope.ownerId, branchId: `watch-${scope.sessionId}`, sandbox: true };
  const view = await memoryViewOf(deps, viewer, events, events.slice(0, sequence));
  const store = deps.memoryStore.inSandbox(view.sandbox);
  const [memories, count] = await Promise.all([
    store.listCurrent({ ownerId: scope.ownerId, limit: shownMemories }),
    store.countCurrent({ ownerId: scope.ownerId }),
  ]);
  return ok({ memories, count });
}
