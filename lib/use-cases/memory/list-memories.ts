import type { MemoryVersion } from "@/lib/core/log/memory";
import type { Dependencies } from "../dependencies";

/** Most memories a panel shows at once. */
const shownMemories = 200;

/** The owner's current memories for the panel, newest change first, optionally those that contain a text; and how many there are in all. */
export async function listMemories(
  deps: Dependencies,
  { ownerId, search }: { readonly ownerId: string; readonly search: string },
): Promise<{ readonly memories: readonly MemoryVersion[]; readonly count: number }> {
  const [memories, count] = await Promise.all([
    deps.memoryStore.listCurrent({ ownerId, limit: shownMemories, search: search.trim() }),
    deps.memoryStore.countCurrent({ ownerId }),
  ]);
  return { memories, count };
}
