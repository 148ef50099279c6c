import type { SaysMatcher } from "@/lib/core/memory/erase/says";
import type { Dependencies } from "../dependencies";
import { closeTurn } from "../session/close-turn";

/**
 * Ends every running turn of an owner whose model may have read what is being purged, wherever it runs: its lease goes, so that its worker
 * writes nothing more, and what its last step had said, which may quote it, is not kept. Returns how many there were.
 */
export async function stopReaders(
  deps: Dependencies,
  search: {
    readonly ownerId: string;
    readonly memoryIds: ReadonlySet<string>;
    readonly matcher: SaysMatcher;
  },
): Promise<number> {
  const { ownerId, memoryIds, matcher } = search;
  const reason = "A memory that this answer had read was deleted for good.";
  let stopped = 0;
  for (const turn of await deps.sessionDirectory.listRunningTurns()) {
    if (turn.ownerId !== ownerId) continue;
    const { items } = await deps.sessionReader.read(turn);
    const hasRead = [...items.values()].some(
      ({ memories = [], text }) =>
        memories.some(({ memoryId }) => memoryIds.has(memoryId)) || matcher.stretchesIn(text).length > 0,
    );
    if (!hasRead) continue;
    const closed = await closeTurn(deps, { ...turn, partialText: "" }, { type: "turn-interrupted", reason });
    if (closed.ok) stopped += 1;
  }
  return stopped;
}
