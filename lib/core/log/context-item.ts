import { z } from "zod";
import { actorSchema } from "./memory";
import { operationInputs, toolNames } from "./operations";
import { goesWithErasure, id, name, words, wordsInside } from "./words";

const ourTools: ReadonlySet<string> = new Set(Object.values(toolNames));
const ourArguments: ReadonlySet<string> = new Set(
  Object.values(operationInputs).flatMap((input) => Object.keys(input.shape)),
);

/** The name of a tool as the model wrote it: a name of ours, or one that it made up, and then its words. */
export const toolNameSchema = words("events", { isOurs: (text) => ourTools.has(text) });

/** The arguments of a call as the model wrote them. */
export const toolInputSchema = wordsInside(z.unknown(), "events", {
  isOurName: (field) => ourArguments.has(field),
});

/**
 * What a provider wants back with a call in the next step of the same turn, such as Gemini's signature of its thoughts: by provider, as
 * the AI SDK names it, and meant for this model alone.
 */
const callSealSchema = z.object({
  modelId: name(),
  fields: wordsInside(z.record(z.string(), z.record(z.string(), z.json())), "answers", {
    isSealed: true,
    isOurName: () => true,
  }),
});
export type CallSeal = z.infer<typeof callSealSchema>;

/** A call of a tool as the model wrote it; `input` is kept even when it is malformed. */
export const toolCallSchema = z.object({
  toolCallId: id(),
  toolName: toolNameSchema,
  input: toolInputSchema,
  seal: goesWithErasure(callSealSchema.optional()),
});
export type ToolCall = z.infer<typeof toolCallSchema>;

/**
 * Reasoning that its provider wants back with the next step of the same turn: sealed by the provider, and meant for this model alone.
 * What a person may read of it is in the event's `reasoning`.
 */
const sealedThoughtSchema = z.object({
  modelId: name(),
  itemId: id(),
  sealed: words("answers", { isSealed: true }),
});

/** Reasoning in plain words that its server wants back with the next step of the same turn (DeepSeek, Kimi), and its model alone. */
const plainThoughtSchema = z.object({ modelId: name(), text: words("answers") });

/** Reasoning that goes back within its turn. */
export const thoughtSchema = z.union([sealedThoughtSchema, plainThoughtSchema]);
export type Thought = z.infer<typeof thoughtSchema>;

/**
 * What an item is: the system prompt, a message of the person or the agent, a tool result, retrieved memories, memories that the app placed
 * before a turn, a summary, a notice of the app.
 */
export const itemKindSchema = z.enum([
  "system",
  "user",
  "agent",
  "tool",
  "retrieved",
  "placed",
  "summary",
  "notice",
]);
export type ItemKind = z.infer<typeof itemKindSchema>;

/**
 * A new occurrence in the context, as an event carries it. Its text never changes afterwards.
 * `tokens` counts the item as sent: text, tool calls and message overhead.
 */
function itemSaying(text: z.ZodString) {
  return z.object({
    itemId: id(),
    kind: itemKindSchema,
    author: actorSchema,
    text,
    tokens: z.int().min(0),
    toolCalls: z.array(toolCallSchema).optional(),
    /** Sent back while the turn that they belong to runs, and never after. */
    thoughts: goesWithErasure(z.array(thoughtSchema).optional()),
    /** For a tool result: the call it answers, and the agent item that made the call; they leave together. */
    toolCallId: id().optional(),
    toolName: toolNameSchema.optional(),
    callItemId: id().optional(),
    /** For retrieved items: which version of which memory is in the text. */
    memories: z.array(z.object({ memoryId: id(), version: z.int() })).optional(),
    /** For memories that the app placed: what they were searched by. */
    query: words("events").optional(),
    /** For a piece of a long message: all pieces share `messageId`. */
    part: z.object({ messageId: id(), index: z.int(), count: z.int() }).optional(),
  });
}

/** Items by whose words they are: a message of the person, an answer, a summary, something the app says, what a tool answered. */
export const messageItemSchema = itemSaying(words("messages"));
export const answerItemSchema = itemSaying(words("answers"));
export const summaryItemSchema = itemSaying(words("summaries"));
export const noticeItemSchema = itemSaying(words("events"));
export const resultItemSchema = itemSaying(words("events", { isToolResult: true }));
export type NewItem = z.infer<typeof noticeItemSchema>;

/** What became of an item. `bySequence` is the event that took it out of the context. */
export type Fate =
  | { readonly status: "live" }
  | { readonly status: "summarized"; readonly bySequence: number; readonly summaryItemId: string }
  | {
      readonly status: "filtered";
      readonly bySequence: number;
      readonly score: number | null;
      readonly reason: FilterReason;
    };

/**
 * Why an item left without a summary: a FILTER, the app making room at the hard mark, a summary that was undone, the person by hand, another text in its place,
 * or an agent outside the studio that did not send it again.
 */
export type FilterReason =
  | "filter"
  | "hard-mark"
  | "summary-undone"
  | "by-person"
  | "replaced"
  | "no-result"
  | "by-client";

/** One occurrence in the context: an item of an event together with its place in history and its fate. */
export interface ContextItem extends NewItem {
  readonly turnId: string | null;
  readonly step: number | null;
  readonly enteredSequence: number;
  readonly enteredAt: string;
  readonly fate: Fate;
  readonly pinned: boolean;
  readonly neverFilter: boolean;
}

/** True while the model sees the item. */
export function isLive(item: ContextItem): boolean {
  return item.fate.status === "live";
}
