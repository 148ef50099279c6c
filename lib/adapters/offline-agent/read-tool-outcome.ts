import type { LanguageModelV4ToolResultOutput } from "@ai-sdk/provider";
import { z } from "zod";

const memorySchema = z.object({
  memory_id: z.string(),
  content: z.string(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  score: z.number().nullable().default(null),
  said: z.string().nullable().default(null),
  said_at: z.string().nullable().default(null),
});
const writtenSchema = z.object({ memory_id: z.string(), content: z.string() });

const outcomeSchema = z.object({
  retrieved: z.array(memorySchema).optional(),
  already_in_context: z.array(z.object({ memory_id: z.string() })).optional(),
  added: writtenSchema.optional(),
  updated: writtenSchema.extend({ previous_content: z.string().default("") }).optional(),
  deleted: writtenSchema.optional(),
  summarized: z.object({ items: z.number() }).optional(),
  filtered: z.object({ items: z.number(), tokens_freed: z.number().default(0) }).optional(),
  waiting: z.object({ content: z.string().optional(), reason: z.string().default("") }).optional(),
  rejected: z
    .object({ code: z.string(), reason: z.string().default(""), memory_id: z.string().optional() })
    .optional(),
});

/** What a memory tool answered. Exactly one field is set, except that a retrieval may have two. */
export type ToolOutcome = z.infer<typeof outcomeSchema>;

/** Reads the result of a tool call; a result that is no JSON of ours counts as a refusal. */
export function readToolOutcome(output: LanguageModelV4ToolResultOutput): ToolOutcome {
  switch (output.type) {
    case "text":
    case "error-text":
      return readOutcomeText(output.value);
    case "json":
    case "error-json":
      return parseOutcome(output.value);
    default:
      return unreadable;
  }
}

/** Reads an outcome out of text: the result of a tool, or memories that the person placed into the context. */
export function readOutcomeText(text: string): ToolOutcome {
  try {
    return parseOutcome(JSON.parse(text));
  } catch {
    return unreadable;
  }
}

const unreadable: ToolOutcome = {
  rejected: { code: "UNREADABLE_RESULT", reason: "The tool gave no readable result." },
};

function parseOutcome(value: unknown): ToolOutcome {
  const parsed = outcomeSchema.safeParse(value);
  return parsed.success ? parsed.data : unreadable;
}
