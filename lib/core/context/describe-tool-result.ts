import { z } from "zod";

const written = z.object({ content: z.string() });
const resultSchema = z.union([
  z.object({ retrieved: z.array(written), already_in_context: z.array(z.unknown()).default([]) }),
  z.object({ added: written }),
  z.object({ updated: z.object({ content: z.string(), previous_content: z.string() }) }),
  z.object({ deleted: written }),
  z.object({
    summarized: z.object({ items: z.number(), tokens_before: z.number(), tokens_after: z.number() }),
  }),
  z.object({
    filtered: z.object({ items: z.number(), tokens_freed: z.number() }),
    doubtful: z.array(written).default([]),
  }),
  z.object({
    waiting: z.object({ operation: z.string(), content: z.string().optional(), reason: z.string() }),
  }),
  z.object({ rejected: z.object({ reason: z.string() }) }),
]);

/**
 * What a tool result says, on one line for a person. The item's text stays the JSON that the model reads.
 * Null for text that is not a result of ours.
 */
export function describeToolResult(text: string): string | null {
  const parsed = resultSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const result = parsed.data;
  if ("retrieved" in result) return describeRetrieved(result.retrieved, result.already_in_context.length);
  if ("added" in result) return `stored “${result.added.content}”`;
  if ("updated" in result) return `“${result.updated.previous_content}” became “${result.updated.content}”`;
  if ("deleted" in result) return `removed “${result.deleted.content}”`;
  if ("waiting" in result)
    return `proposed ${result.waiting.operation}${result.waiting.content ? ` “${result.waiting.content}”` : ""}`;
  if ("rejected" in result) return `refused: ${result.rejected.reason}`;
  if ("filtered" in result) return describeFiltered(result.filtered, result.doubtful);
  const { items, tokens_before, tokens_after } = result.summarized;
  return `${counted(items, "item")} summarized, ${tokens_before} → ${tokens_after} tokens`;
}

function describeRetrieved(memories: readonly { readonly content: string }[], alreadyThere: number): string {
  const parts: string[] = [];
  if (memories.length > 0)
    parts.push(
      `${counted(memories.length, "memory")}: ${memories.map(({ content }) => content).join(" · ")}`,
    );
  if (alreadyThere > 0) parts.push(`${alreadyThere} in the context already`);
  return parts.length === 0 ? "nothing found" : parts.join("; ");
}

function describeFiltered(
  { items, tokens_freed }: { readonly items: number; readonly tokens_freed: number },
  doubtful: readonly { readonly content: string }[],
): string {
  const left = doubtful.map(({ content }) => `“${content}”`).join(" · ");
  return `${counted(items, "item")} removed, ${tokens_freed} tokens freed${left && `; left on a doubt: ${left}`}`;
}

function counted(count: number, noun: "item" | "memory"): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun === "memory" ? "memories" : `${noun}s`}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
