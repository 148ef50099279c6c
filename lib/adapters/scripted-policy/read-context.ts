import { z } from "zod";
import { type PromptMessage, placedMemoriesHeaders } from "@/lib/core/context/render-prompt";

/** A memory whose text is in the prompt. */
export interface VisibleMemory {
  readonly memoryId: string;
  readonly content: string;
  /** When it was said, to the minute; empty where nobody knows. */
  readonly saidAt: string;
}

/** The prompt as the scripted policy reads it. */
export interface PolicyView {
  /** The person's newest message. */
  readonly message: string;
  /** What the person said before it, oldest first, summaries in their lines. */
  readonly said: readonly string[];
  /** The memories in sight, each in its newest wording, in the order in which they were said. */
  readonly memories: readonly VisibleMemory[];
  /** Calls of this turn so far, by tool name. */
  readonly called: readonly string[];
  /** What the retrievals of this turn found. */
  readonly found: readonly VisibleMemory[];
  /** True while a notice about the budget has been followed by neither SUMMARY nor FILTER. */
  readonly isOverBudget: boolean;
}

const hitSchema = z.object({ memory_id: z.string(), content: z.string(), said_at: z.string().default("") });
const writtenSchema = z.object({ memory_id: z.string(), content: z.string() });
const resultSchema = z.object({
  retrieved: z.array(hitSchema).default([]),
  added: writtenSchema.optional(),
  updated: writtenSchema.optional(),
  deleted: z.object({ memory_id: z.string() }).optional(),
});
type ToolResult = z.infer<typeof resultSchema>;

const summaryHeader = /^\[Summary of \d+ items?\]\s*/;

/** Reads the messages of one model call. */
export function readContext(messages: readonly PromptMessage[]): PolicyView {
  const current = messages.findLastIndex(isPersons);
  const message = messages[current]?.content ?? "";
  const since = messages.slice(current + 1);
  const results = messages.map(resultOf);
  const memories = new Map<string, VisibleMemory>();
  for (const result of results) if (result) apply(memories, result);
  const notice = messages.findLastIndex((each) => each.role === "user" && each.notice !== undefined);
  const room = messages.findLastIndex(
    (each) => each.role === "tool" && /^(?:Summary|Filter)_context$/.test(each.toolName),
  );
  return {
    message,
    said: messages.slice(0, current).filter(isPersons).flatMap(sentencesOf),
    memories: [...memories.values()].sort((left, right) => (left.saidAt < right.saidAt ? -1 : 1)),
    called: since.flatMap((each) => (each.role === "tool" ? [each.toolName] : [])),
    found: since.flatMap((each) => resultOf(each)?.retrieved.map(visible) ?? []),
    isOverBudget: notice > room,
  };
}

function isPersons(message: PromptMessage): boolean {
  return message.role === "user" && message.notice === undefined && !isPlaced(message.content);
}

function isPlaced(content: string): boolean {
  return Object.values(placedMemoriesHeaders).some((header) => content.startsWith(header));
}

function sentencesOf({ content }: PromptMessage): readonly string[] {
  return summaryHeader.test(content) ? content.replace(summaryHeader, "").split("\n") : [content];
}

function resultOf(message: PromptMessage): ToolResult | null {
  const isResult = message.role === "tool" || (message.role === "user" && isPlaced(message.content));
  if (!isResult) return null;
  const start = message.content.indexOf("{");
  const parsed = resultSchema.safeParse(start < 0 ? null : parseJson(message.content.slice(start)));
  return parsed.success ? parsed.data : null;
}

function apply(memories: Map<string, VisibleMemory>, { retrieved, added, updated, deleted }: ToolResult) {
  for (const hit of retrieved) memories.set(hit.memory_id, visible(hit));
  for (const written of [added, updated]) {
    if (!written) continue;
    const saidAt = memories.get(written.memory_id)?.saidAt ?? "";
    memories.set(written.memory_id, { memoryId: written.memory_id, content: written.content, saidAt });
  }
  if (deleted) memories.delete(deleted.memory_id);
}

function visible({ memory_id, content, said_at }: z.infer<typeof hitSchema>): VisibleMemory {
  return { memoryId: memory_id, content, saidAt: said_at };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
