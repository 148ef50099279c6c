import { z } from "zod";
import { readJson } from "./without-memory";

const memory = z.object({
  memory_id: z.string(),
  content: z.string().optional(),
  origin: z.string().optional(),
});
const known = z.object({
  retrieved: z.array(memory).optional(),
  already_in_context: z.array(memory).optional(),
  added: memory.optional(),
  updated: memory.optional(),
  deleted: memory.optional(),
  neighbours: z.array(memory).optional(),
  waiting: z.object({ operation: z.string(), reason: z.string() }).optional(),
  summarized: z.object({ items: z.number() }).optional(),
  filtered: z.object({ items: z.number() }).optional(),
  doubtful: z.array(z.object({ content: z.string() })).optional(),
  rejected: z.object({ reason: z.string() }).optional(),
  memories: z.array(memory).optional(),
  left_out: z.string().optional(),
  next: z.string().optional(),
});
type Known = z.infer<typeof known>;

/**
 * A tool's result in words, for models that recite JSON to the person instead of acting on it. What is stored stays inside a string, on one line
 * of its own. Text that is no result of ours stays as it is.
 */
export function resultInWords(text: string): string {
  const read = known.safeParse(readJson(text));
  if (!read.success) return text;
  const lines = linesOf(read.data);
  if (lines.length === 0) return text;
  return [...lines, read.data.left_out, read.data.next].filter((line) => line !== undefined).join("\n");
}

function linesOf(result: Known): readonly string[] {
  const { retrieved, already_in_context: shown = [], added, updated, deleted, neighbours = [] } = result;
  const { waiting, summarized, filtered, doubtful = [], rejected, memories = [] } = result;
  return [
    ...(retrieved === undefined ? [] : found(retrieved, shown)),
    ...(added ? [`Stored as ${added.memory_id}.`] : []),
    ...neighbours.map(named),
    ...(updated ? [`Changed ${updated.memory_id}.`] : []),
    ...(deleted ? [`Deleted ${deleted.memory_id}.`] : []),
    ...(waiting ? [oneLine(waiting.reason)] : []),
    ...(summarized ? [`Summarized ${summarized.items} items.`] : []),
    ...(filtered ? [`Removed ${filtered.items} items from the context.`] : []),
    ...doubtful.map(({ content }) => `In doubt, and left: ${JSON.stringify(content)}`),
    ...(rejected ? [`Not done. ${oneLine(rejected.reason)}`] : []),
    ...memories.map(named),
  ];
}

function found(hits: readonly z.infer<typeof memory>[], shown: readonly z.infer<typeof memory>[]) {
  const lines = [...hits.map(named), ...shown.map(({ memory_id }) => `Already shown: ${memory_id}`)];
  return lines.length === 0 ? ["Found nothing."] : lines;
}

/** One memory a line, its text inside a string: it can never pass for words of the app. */
function named({ memory_id, content, origin }: z.infer<typeof memory>): string {
  return `${JSON.stringify(content ?? "")} (memory_id ${memory_id}${origin === undefined ? "" : `; ${origin}`})`;
}

/** A reason may quote a memory; its line breaks would look like lines of the app. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/gu, " ").trim();
}
