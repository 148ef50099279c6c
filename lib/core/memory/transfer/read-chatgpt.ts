import { z } from "zod";
import { sameMemoryKey } from "../same-claim";
import { isUnreadable, readEntry } from "./read-entry";
import { readMarkdown } from "./read-markdown";
import type { TransferEntry, TransferFile, TransferProblem, UnreadablePart } from "./transfer-entry";

/** What this reader needs of a message in `conversations.json`; everything else of the conversations stays unread. */
const messageSchema = z.looseObject({
  recipient: z.string().nullish(),
  create_time: z.number().nullish(),
  content: z.looseObject({
    content_type: z.string().nullish(),
    parts: z.array(z.unknown()).nullish(),
    model_set_context: z.string().nullish(),
  }),
});
const nodeSchema = z.looseObject({ message: messageSchema.nullish() });

/** True for the value of `conversations.json`, or of one conversation of it. */
export function isChatGptExport(value: unknown): boolean {
  const conversations = Array.isArray(value) ? value : [value];
  return conversations.some((part) => typeof part === "object" && part !== null && "mapping" in part);
}

/**
 * Reads the memories out of ChatGPT's data export: what it sent to its memory tool (`recipient: "bio"`), and the lists of memories that were
 * put into conversations (`model_set_context`). A memory that stands in both, or in several conversations, is taken once.
 */
export function readChatGpt(value: unknown): TransferFile | TransferProblem {
  const entries: TransferEntry[] = [];
  const unreadable: UnreadablePart[] = [];
  const seen = new Set<string>();
  const conversations = Array.isArray(value) ? value : [value];
  for (const found of conversations.flatMap(memoriesOf)) {
    const key = sameMemoryKey(found.content.toWellFormed());
    if (key !== "" && seen.has(key)) continue;
    seen.add(key);
    const part = readEntry({
      line: entries.length + unreadable.length + 1,
      content: found.content,
      metadata: { importedFrom: "ChatGPT" },
      createdAt: found.createdAt,
    });
    if (isUnreadable(part)) unreadable.push(part);
    else entries.push(part);
  }
  if (entries.length === 0 && unreadable.length === 0) {
    return {
      problem: `The file holds ${conversations.length === 1 ? "a conversation" : `${conversations.length} conversations`} with ChatGPT, but no memory that it saved. In ChatGPT, open Settings → Personalization → Manage memories, copy the list into a text file and import that.`,
    };
  }
  const notes = [
    "ChatGPT's export keeps every memory it ever wrote, also those that you deleted there since. The conversations themselves are not imported.",
  ];
  return { format: "chatgpt", entries, unreadable, notes };
}

interface FoundMemory {
  readonly content: string;
  readonly createdAt: string | number | null;
}

function memoriesOf(conversation: unknown): readonly FoundMemory[] {
  if (typeof conversation !== "object" || conversation === null || !("mapping" in conversation)) return [];
  const { mapping } = conversation;
  if (typeof mapping !== "object" || mapping === null) return [];
  return Object.values(mapping).flatMap((node) => {
    const message = nodeSchema.safeParse(node).data?.message;
    return message ? memoriesOfMessage(message) : [];
  });
}

function memoriesOfMessage({
  recipient,
  content,
  create_time,
}: z.infer<typeof messageSchema>): readonly FoundMemory[] {
  const createdAt = create_time ?? null;
  if (recipient === "bio") {
    const text = (content.parts ?? []).filter((part) => typeof part === "string").join("\n");
    return text.trim() === "" ? [] : [{ content: text, createdAt }];
  }
  if (!content.model_set_context) return [];
  const listed = readMarkdown(content.model_set_context);
  return listed.entries.map((entry) => ({ content: entry.content, createdAt: entry.createdAt ?? createdAt }));
}
