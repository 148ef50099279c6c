import type { MemoryVersion } from "../../log/memory";

/** The first line of a file of ours; Markdown readers do not show it. */
export const markdownHeader = "<!-- agemem-memories 1 -->";

/**
 * Memories as Markdown to read and to edit: one list item each, its text word for word. A comment behind each item, which Markdown readers
 * do not show, keeps type, metadata and date, so that importing the file gives the same memories.
 */
export function writeMarkdown(memories: readonly MemoryVersion[]): string {
  const items = memories.map((memory) => {
    const [first = "", ...rest] = memory.content.split("\n");
    const facts = { type: memory.memoryType, metadata: memory.metadata, created: memory.at };
    // A “>” inside could end the comment.
    const comment = `<!-- ${JSON.stringify(facts).replaceAll(">", "\\u003e")} -->`;
    return [`- ${first}`, ...rest.map((line) => `  ${line}`), `  ${comment}`].join("\n");
  });
  return [markdownHeader, "", "# Memories", "", ...items, ""].join("\n");
}
