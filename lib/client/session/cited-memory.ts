import { currentVersion, type MemoryVersion } from "@/lib/core/log/memory";
import type { SessionSnapshot } from "./session-store";

/** What is known of a memory that an answer cites. */
export interface CitedMemory {
  readonly memoryId: string;
  readonly content: string;
  readonly version: number;
  readonly deleted: boolean;
}

/** Finds a cited memory: as it is now, else as this session last saw it. Null when nothing is known of that id. */
export function citedMemory(
  memoryId: string,
  memories: readonly MemoryVersion[],
  session: Pick<SessionSnapshot, "state" | "events">,
): CitedMemory | null {
  const current = memories.find((memory) => memory.memoryId === memoryId);
  if (current) return { memoryId, content: current.content, version: current.version, deleted: false };
  const touched = session.state.memories.get(memoryId);
  const last = touched?.versions.at(-1);
  if (touched && last)
    return {
      memoryId,
      content: last.content,
      version: last.version,
      deleted: currentVersion(touched) === null,
    };
  for (const event of session.events.toReversed()) {
    if (event.type === "memory-deleted" && event.memoryId === memoryId) {
      return { memoryId, content: event.content, version: event.version, deleted: true };
    }
    if (event.type !== "memories-retrieved") continue;
    const hit = [...event.hits, ...event.alreadyInContext].find(
      (candidate) => candidate.memoryId === memoryId,
    );
    if (hit) return { memoryId, content: hit.content, version: hit.version, deleted: false };
  }
  return null;
}
