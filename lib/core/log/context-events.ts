import { z } from "zod";
import { newItemSchema } from "./context-item";
import { defineEvent } from "./define-event";
import { modelIdentitySchema, operationFields } from "./event-envelope";
import { operationNames } from "./operations";
import { rejectionCodes } from "./rejection";

const candidateSchema = z.object({
  itemId: z.string(),
  score: z.number(),
  /** The highest score of any passage of the item: differs from `score` only in long items. */
  bestPassageScore: z.number(),
  outcome: z.enum(["removed", "kept", "protected"]),
  protection: z.string().nullable(),
});
export type FilterCandidate = z.infer<typeof candidateSchema>;

/** Changes of the context: by the agent, by the person, and by the app when room is needed. */
export const contextEvents = [
  defineEvent("context-summarized", {
    fields: {
      ...operationFields,
      operation: z.literal("SUMMARY"),
      span: z.string(),
      replacedItemIds: z.array(z.string()),
      summary: newItemSchema,
      tokensBefore: z.int().min(0),
      tokensAfter: z.int().min(0),
      model: modelIdentitySchema,
    },
  }),
  defineEvent("context-filtered", {
    fields: {
      ...operationFields,
      operation: z.literal("FILTER"),
      criteria: z.string(),
      threshold: z.number(),
      candidates: z.array(candidateSchema),
      removedItemIds: z.array(z.string()),
      tokensFreed: z.int().min(0),
      embeddingModel: z.string(),
    },
  }),
  defineEvent("operation-rejected", {
    fields: {
      ...operationFields,
      operation: z.enum(operationNames).nullable(),
      toolName: z.string(),
      input: z.unknown(),
      code: z.enum(rejectionCodes),
      reason: z.string(),
    },
  }),
  defineEvent("items-restored", {
    fields: {
      itemIds: z.array(z.string()).min(1),
      tokens: z.int().min(0),
      /** The summary that leaves because its originals are back. */
      undoneSummaryItemId: z.string().nullable(),
    },
  }),
  defineEvent("item-protection-changed", {
    fields: { itemId: z.string(), pinned: z.boolean(), neverFilter: z.boolean() },
  }),
  defineEvent("budget-noticed", {
    fields: { item: newItemSchema, usedTokens: z.int(), limitTokens: z.int() },
  }),
  defineEvent("context-trimmed", {
    fields: {
      removed: z.array(
        z.object({
          itemId: z.string(),
          rule: z.enum(["tool-chatter", "lowest-value", "oldest", "long-message"]),
        }),
      ),
      tokensBefore: z.int(),
      tokensAfter: z.int(),
      limitTokens: z.int(),
    },
  }),
  /** The person took items out by hand. */
  defineEvent("items-removed", { fields: { itemIds: z.array(z.string()).min(1), tokens: z.int().min(0) } }),
  /** The person rewrote an item in a fork: the new one stands where the old one stood. */
  defineEvent("item-replaced", { fields: { itemId: z.string(), item: newItemSchema } }),
] as const;
