import { z } from "zod";
import { collectParts, type FoundMemory, leave } from "./collect-parts";
import type { TransferFile } from "./transfer-entry";
import { markdownHeader } from "./write-markdown";

const factsSchema = z.strictObject({
  type: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  created: z.string(),
});

interface OpenItem {
  readonly line: number;
  readonly lines: string[];
}

/** True for Markdown that this app wrote. */
export function isOwnMarkdown(text: string): boolean {
  return text.split("\n", 1)[0]?.trimEnd() === markdownHeader;
}

/** Reads our own Markdown. The last line of an item is its comment; an item that lost it in an editor is taken with what is there. */
export function readOwnMarkdown(text: string): TransferFile {
  const parts = collectParts("markdown");
  const [first = ""] = text.split("\n", 1);
  // An editor that ended the first line with a carriage return did so with all of them.
  const lines = (first.endsWith("\r") ? text.replaceAll("\r\n", "\n") : text).split("\n").slice(1);
  const items: OpenItem[] = [];
  lines.forEach((line, index) => {
    const open = items.at(-1);
    if (open && (line.startsWith("  ") || line === "")) open.lines.push(line);
    else if (line.startsWith("# ")) {
      if (line !== "# Memories") parts.add(leave("A heading, which is no memory.", line.slice(2), index + 2));
    } else if (line.trim() !== "") items.push({ line: index + 2, lines: [line] });
  });
  for (const item of items) parts.add(ownEntry(item));
  return parts.file();
}

function ownEntry({ line, lines }: OpenItem): FoundMemory {
  const end = lines.findLastIndex((candidate) => candidate !== "") + 1;
  const facts = readFacts(lines[end - 1] ?? "");
  const [first = "", ...rest] = lines.slice(0, facts ? end - 1 : end);
  const content = [first.replace(/^- /, ""), ...rest.map((continued) => continued.slice(2))].join("\n");
  return facts
    ? { line, content, memoryType: facts.type, metadata: facts.metadata, createdAt: facts.created }
    : { line, content };
}

function readFacts(line: string): z.infer<typeof factsSchema> | null {
  const json = /^ {2}<!-- (\{.*\}) -->\s*$/.exec(line)?.[1];
  if (json === undefined) return null;
  try {
    return factsSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
