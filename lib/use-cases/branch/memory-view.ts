import { memoryPositionAt } from "@/lib/core/branch/fork-points";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import type { Sandbox } from "@/lib/ports/memory-store";
import type { Dependencies } from "../dependencies";

/** Which memories a new branch begins with. */
export interface MemoryView {
  /** Null: the person's own, live. */
  readonly sandbox: Sandbox | null;
  /** Head of the stream that the branch's memory events continue. */
  readonly headPosition: number;
}

/**
 * The memories as a session saw them at the place of a fork: the person's as of then, or what the sandbox held there. `events` is the
 * whole log of the session, `shared` the part that the branch shares.
 */
export async function memoryViewOf(
  deps: Dependencies,
  {
    ownerId,
    branchId,
    sandbox,
  }: { readonly ownerId: string; readonly branchId: string; readonly sandbox: boolean },
  events: readonly SessionEvent[],
  shared: readonly SessionEvent[],
): Promise<MemoryView> {
  if (!sandbox) return { sandbox: null, headPosition: await deps.memoryStore.memoryPosition({ ownerId }) };
  const state = foldSession(shared);
  const { branch } = state;
  if (branch?.sandbox) {
    const own = shared.findLast((event) => isMemoryEvent(event) && event.sequence > sandboxStart(shared));
    const { forkMemoryPosition } = branch;
    const upToPosition = own?.memoryPosition ?? forkMemoryPosition;
    return {
      sandbox: { sandboxId: state.sessionId, forkMemoryPosition, upToPosition },
      headPosition: upToPosition,
    };
  }
  const last = shared.at(-1);
  const byTime = last ? await deps.memoryStore.inSandbox(null).positionAt({ ownerId, at: last.at }) : 0;
  const ofPerson = events.filter((event) => event.sequence < sandboxStart(events));
  const forkMemoryPosition = memoryPositionAt(state, ofPerson, state.sequence, byTime);
  // The branch holds nothing of its own yet, so this shows the person's memories as of then.
  return { sandbox: { sandboxId: branchId, forkMemoryPosition }, headPosition: forkMemoryPosition };
}

/** Where a log enters its first sandbox: memory events behind it are numbered in another stream than the person's. */
function sandboxStart(events: readonly SessionEvent[]): number {
  const forked = events.find((event) => event.type === "session-forked" && event.sandbox);
  return forked?.sequence ?? Number.POSITIVE_INFINITY;
}
