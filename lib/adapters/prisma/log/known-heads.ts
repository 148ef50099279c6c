import type { SessionEvent } from "@/lib/core/log/events";
import { chainStart } from "@/lib/core/log/hash-chain";
import type { AppendRequest } from "@/lib/ports/event-log";
import type { LogHead } from "./append-request";

/** How many sessions' heads are remembered; one that is not costs its next append a second round trip. */
const keptHeads = 2_000;

/** What was last seen of a session's log. */
interface SeenHead {
  readonly sequence: number;
  readonly hash: string;
  /** Set for a sandbox, whose stream of memory events is its own. */
  readonly sandboxPosition: number | null;
}

/** Heads of logs as this process saw them last: guesses, which the database checks in every append. */
export interface KnownHeads {
  /** What an append is to be made behind, as far as it is known. */
  headFor(request: AppendRequest): LogHead;
  /** The last event of a session that was read or written, or none. */
  saw(scope: SessionKey, last: SessionEvent | undefined): void;
  /** The memory events that were written, or where the database says that the stream stands. */
  sawPosition(scope: SessionKey, memoryPosition: number, isSandbox: boolean): void;
}

type SessionKey = Pick<AppendRequest, "ownerId" | "sessionId">;

/** Begins with knowing nothing. */
export function createKnownHeads(): KnownHeads {
  const heads = new Map<string, SeenHead>();
  const positions = new Map<string, number>();

  function keep(scope: SessionKey, head: SeenHead): void {
    const key = keyOf(scope);
    heads.delete(key);
    heads.set(key, head);
    const oldest = heads.keys().next();
    if (heads.size > keptHeads && !oldest.done) heads.delete(oldest.value);
  }

  return {
    headFor(request) {
      const { ownerId, expectedSequence, expectedMemoryPosition } = request;
      const seen = heads.get(keyOf(request));
      const headHash = seen?.sequence === expectedSequence ? seen.hash : chainStart;
      const memoryPosition = expectedMemoryPosition ?? seen?.sandboxPosition ?? positions.get(ownerId) ?? 0;
      return { headHash, memoryPosition };
    },
    saw(scope, last) {
      if (!last) return;
      const { sandboxPosition = null } = heads.get(keyOf(scope)) ?? {};
      keep(scope, { sequence: last.sequence, hash: last.hash ?? chainStart, sandboxPosition });
    },
    sawPosition(scope, memoryPosition, isSandbox) {
      if (!isSandbox) {
        positions.set(scope.ownerId, memoryPosition);
        return;
      }
      const { sequence = 0, hash = chainStart } = heads.get(keyOf(scope)) ?? {};
      keep(scope, { sequence, hash, sandboxPosition: memoryPosition });
    },
  };
}

function keyOf({ ownerId, sessionId }: SessionKey): string {
  return `${ownerId}\n${sessionId}`;
}
