import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryPage } from "@/lib/core/memory/memory-entry";
import { writeJsonLines } from "@/lib/core/memory/transfer/write-json-lines";
import { writeMarkdown } from "@/lib/core/memory/transfer/write-markdown";
import type { ActionResult } from "../session/server-actions";
import type { MemoryReadActions } from "./memory-actions";

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

/** Every current memory, or those of some ids; null and a sentence when the server could not be asked. */
export async function readAllMemories(
  { listMemoryPage }: Pick<MemoryReadActions, "listMemoryPage">,
  memoryIds: readonly string[] | null,
): Promise<{ readonly memories: readonly MemoryVersion[] } | { readonly problem: string }> {
  const wanted = memoryIds && new Set(memoryIds);
  const memories: MemoryVersion[] = [];
  let cursor: string | null = null;
  do {
    const page: ActionResult<MemoryPage> | null = await listMemoryPage({
      filter: {},
      sort: "newest",
      cursor,
      limit: pageSize,
    }).catch(() => null);
    if (!page?.ok) return { problem: page?.error.message ?? "The server cannot be reached." };
    memories.push(...page.value.entries.map(({ version }) => version));
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return { memories: wanted ? memories.filter(({ memoryId }) => wanted.has(memoryId)) : memories };
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
