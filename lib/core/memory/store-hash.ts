import { hashOf } from "../canonical-hash";
import { currentVersion, type Memory } from "../log/memory";

/**
 * Fingerprint of what a store says now: id, text, type, metadata and origin of every current memory. How it came to that,
 * versions and times, is no part of it: an undo leads back to the same hash.
 */
export function storeHash(memories: Iterable<Memory>): string {
  const held = [...memories].flatMap((memory) => {
    const current = currentVersion(memory);
    if (!current) return [];
    const { memoryId, content, memoryType, metadata, origin } = current;
    return [{ memoryId, content, memoryType, metadata, origin }];
  });
  held.sort((left, right) => (left.memoryId < right.memoryId ? -1 : 1));
  return hashOf(held);
}
