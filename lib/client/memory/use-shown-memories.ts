import { listMemoriesContract, type StoredMemories } from "@/lib/contract/memory/list-memories";
import { sandboxOf } from "@/lib/core/session/session-state";
import { useRead } from "../query/use-read";
import { useSession } from "../session/session-context";

const none: StoredMemories = { memories: [], count: 0 };

/** The owner's current memories, newest change first: one store for every page, kept current by the stream. Null until it is known. */
export function useOwnersMemories(): StoredMemories | null {
  return useRead(listMemoriesContract, { sessionId: null, search: "" }).value;
}

/**
 * The memories that the session on screen sees: the owner's, in a sandbox its own, in a recording those of then. `isKnown` is false until
 * they are there: an empty list then says nothing.
 */
export function useShownMemories(): StoredMemories & { readonly isKnown: boolean } {
  const then = useSession((session) => session.memoriesThen);
  const isRecording = useSession((session) => session.recording !== null);
  const sessionId = useSandboxId();
  const now = useRead(listMemoriesContract, isRecording ? null : { sessionId, search: "" }).value;
  const shown = then ?? now;
  return { ...(shown ?? none), isKnown: shown !== null };
}

/** The session on screen when it has memories of its own; null where it shares the owner's. */
export function useSandboxId(): string | null {
  return useSession((session) => (sandboxOf(session.state) ? session.sessionId : null));
}
