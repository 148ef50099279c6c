import { listMemoryPageContract } from "@/lib/contract/memory/list-memory-page";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryPage } from "@/lib/core/memory/memory-entry";
import { writeJsonLines } from "@/lib/core/memory/transfer/write-json-lines";
import { writeMarkdown } from "@/lib/core/memory/transfer/write-markdown";
import { fetchRead } from "../query/fetch-read";

/** The kinds of files that an export makes. */
export const exportFormats = {
  "json-lines": {
    word: "JSON Lines",
    extension: "jsonl",
    mime: "application/x-ndjson",
    write: writeJsonLines,
  },
  markdown: { word: "Markdown", extension: "md", mime: "text/markdown", write: writeMarkdown },
} as const;
export type ExportFormat = keyof typeof exportFormats;

/** Memories of one page of the list. */
const pageSize = 200;

/** Every current memory, or those of some ids. Throws `ReadError` when the server cannot be asked. */
export async function readAllMemories(
  memoryIds: readonly string[] | null,
  signal?: AbortSignal,
): Promise<readonly MemoryVersion[]> {
  const wanted = memoryIds && new Set(memoryIds);
  const memories: MemoryVersion[] = [];
  let cursor: string | null = null;
  do {
    const question = { filter: {}, sort: "newest", cursor, limit: pageSize } as const;
    const page: MemoryPage = await fetchRead(listMemoryPageContract, question, signal);
    memories.push(...page.entries.map(({ version }) => version));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return wanted ? memories.filter(({ memoryId }) => wanted.has(memoryId)) : memories;
}

/** Gives the browser a file to keep. */
export function saveFile(name: string, mime: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mime};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
