import { z } from "zod";
import { isUnreadable, type RawEntry, readEntry } from "./read-entry";
import type { TransferEntry, TransferFile, UnreadablePart } from "./transfer-entry";
import { markdownHeader } from "./write-markdown";

const factsSchema = z.strictObject({
  type: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  created: z.string(),
});

/** "1. [2025-05-02]. The user …", as ChatGPT lists its memories. */
const datedItem = /^\[(\d{4}-\d{2}-\d{2})\][.:]?\s+(?=\S)/;
const listMark = /^\s{0,3}(?:[-*+•]|\d{1,5}[.)])\s+/;

/**
 * Reads Markdown or plain text. A file that we wrote gives back the same memories; in any other text each list item is one
 * memory, and each paragraph that is in no list; headings are named, not taken.
 */
export function readMarkdown(text: string): TransferFile {
  const [first = ""] = text.split("\n", 1);
  const { raw, notes } = first.trimEnd() === markdownHeader ? readOwn(text, first) : readForeign(text);
  const entries: TransferEntry[] = [];
  const unreadable: UnreadablePart[] = [];
  for (const part of raw.map(readEntry)) {
    if (isUnreadable(part)) unreadable.push(part);
    else entries.push(part);
  }
  return { format: "markdown", entries, unreadable, notes };
}

interface RawFile {
  readonly raw: readonly RawEntry[];
  readonly notes: readonly string[];
}

interface OpenItem {
  readonly line: number;
  readonly lines: string[];
}

/** Our own file. The last line of an item is its comment; an item that lost it in an editor is taken with what is there. */
function readOwn(text: string, first: string): RawFile {
  // An editor that ended the first line with a carriage return did so with all of them.
  const lines = (first.endsWith("\r") ? text.replaceAll("\r\n", "\n") : text).split("\n").slice(1);
  const items: OpenItem[] = [];
  lines.forEach((line, index) => {
    const open = items.at(-1);
    if (open && (line.startsWith("  ") || line === "")) open.lines.push(line);
    else if (line.trim() !== "" && !line.startsWith("# ")) items.push({ line: index + 2, lines: [line] });
  });
  return { raw: items.map(ownEntry), notes: [] };
}

function ownEntry({ line, lines }: OpenItem): RawEntry {
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

function readForeign(text: string): RawFile {
  const raw: RawEntry[] = [];
  let item: OpenItem | null = null;
  let headings = 0;
  const close = () => {
    if (item) raw.push(datedEntry(item));
    item = null;
  };
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    const isHeading = /^\s{0,3}#{1,6}\s/.test(line);
    if (isHeading) headings += 1;
    if (line.trim() === "" || isHeading || /^\s*(?:[-*_]\s*){3,}$/.test(line)) {
      close();
    } else if (listMark.test(line)) {
      close();
      item = { line: index + 1, lines: [line.replace(listMark, "")] };
    } else if (item) item.lines.push(line.trim());
    else item = { line: index + 1, lines: [line.trim()] };
  });
  close();
  const notes =
    headings === 0 ? [] : [`${headings === 1 ? "One heading was" : `${headings} headings were`} not taken.`];
  return { raw, notes };
}

function datedEntry({ line, lines }: OpenItem): RawEntry {
  const content = lines.join("\n");
  const date = datedItem.exec(content);
  return date ? { line, content: content.slice(date[0].length), createdAt: date[1] } : { line, content };
}
