import type { MemoryVersion } from "../../log/memory";

/** The first line of a file of ours. */
const jsonLinesHeader = { format: "agemem-memories", version: 1 } as const;

/** Memories as JSON Lines: a header, then one memory a line. Importing the file gives the same texts, types and metadata. */
export function writeJsonLines(memories: readonly MemoryVersion[]): string {
  const lines = memories.map((memory) =>
    JSON.stringify({
      content: memory.content,
      type: memory.memoryType,
      metadata: memory.metadata,
      origin: memory.origin,
      created: memory.at,
      version: memory.version,
      memoryId: memory.memoryId,
    }),
  );
  return [JSON.stringify({ ...jsonLinesHeader, memories: memories.length }), ...lines, ""].join("\n");
}
