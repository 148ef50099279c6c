import { z } from "zod";
import { defineEvent } from "./define-event";
import { operationFields } from "./event-envelope";
import { metadataSchema, originSchema, sourceSchema } from "./memory";

/**
 * One memory as a retrieval saw it. `meaning` is cosine similarity, `words` the idf-weighted share of query words found, `time` how well
 * it fits the time asked for (absent where the query names none), `at` when this version was said.
 */
export const scoredMemorySchema = z.object({
  memoryId: z.string(),
  version: z.int(),
  content: z.string(),
  memoryType: z.string(),
  metadata: metadataSchema,
  score: z.number(),
  meaning: z.number().nullable(),
  words: z.number(),
  /** Of a hit: its share of the tokens of the item that it entered in. */
  tokens: z.int().min(0).optional(),
  time: z.number().optional(),
  at: z.iso.datetime().optional(),
});
export type ScoredMemory = z.infer<typeof scoredMemorySchema>;

/** A time in a query: its words, the interval (ISO, half open, null where open), and the memory of the event that it is anchored on. */
const queryTimeSchema = z.object({
  words: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  anchorMemoryId: z.string().optional(),
});

const undoFields = {
  /** The event that this one takes back. */
  undoes: z.string().optional(),
  /** The proposal that the person accepted. */
  proposalId: z.string().optional(),
};

/** Why a change waits for the person instead of being done. */
export const proposalReasonSchema = z.enum([
  "policy-ask",
  "policy-shadow",
  "pasted-text",
  "imported-text",
  "echo",
  "many-changes",
  "instruction",
]);
export type ProposalReason = z.infer<typeof proposalReasonSchema>;

/** Changes of long-term memory, retrievals, and changes that wait for the person. */
export const memoryEvents = [
  defineEvent("memory-added", {
    fields: {
      ...operationFields,
      ...undoFields,
      operation: z.literal("ADD"),
      memoryId: z.string(),
      version: z.literal(1),
      content: z.string(),
      memoryType: z.string(),
      metadata: metadataSchema,
      origin: originSchema,
      source: sourceSchema.nullable(),
    },
  }),
  defineEvent("memory-updated", {
    fields: {
      ...operationFields,
      ...undoFields,
      operation: z.literal("UPDATE"),
      memoryId: z.string(),
      version: z.int().min(2),
      content: z.string(),
      previousContent: z.string(),
      memoryType: z.string(),
      metadata: metadataSchema,
      origin: originSchema,
      source: sourceSchema.nullable(),
    },
  }),
  defineEvent("memory-deleted", {
    fields: {
      ...operationFields,
      ...undoFields,
      operation: z.literal("DELETE"),
      memoryId: z.string(),
      /** The version that was current until now. */
      version: z.int().positive(),
      content: z.string(),
    },
  }),
  defineEvent("memories-retrieved", {
    fields: {
      ...operationFields,
      operation: z.literal("RETRIEVE"),
      query: z.string(),
      topK: z.int(),
      metadataFilter: metadataSchema.nullable(),
      hits: z.array(scoredMemorySchema),
      /** Hits that stand in the context already: named, not repeated. */
      alreadyInContext: z.array(scoredMemorySchema),
      nearMisses: z.array(scoredMemorySchema.extend({ reason: z.enum(["below-top-k"]) })),
      searchedMemories: z.int().min(0),
      embeddingModel: z.string().nullable(),
      /** The time that the query asks for, where it names one. */
      time: queryTimeSchema.optional(),
      /** Hits below this score are doubtful; absent in events from before it was measured. */
      certainFrom: z.number().optional(),
    },
  }),
  /** A deleted memory is back, or an older version is current again: always a new version. */
  defineEvent("memory-restored", {
    fields: {
      ...undoFields,
      memoryId: z.string(),
      version: z.int().min(2),
      content: z.string(),
      memoryType: z.string(),
      metadata: metadataSchema,
      origin: originSchema,
      source: sourceSchema.nullable(),
    },
  }),
  /** Text, versions and embeddings of a memory are gone for good; the numbers are the receipt. */
  defineEvent("memory-purged", {
    fields: {
      memoryId: z.string(),
      /** The last version that existed. */
      version: z.int().positive(),
      versionsRemoved: z.int().min(0),
      embeddingsRemoved: z.int().min(0),
      eventsErased: z.int().min(0),
    },
  }),
  /** A change that was not done: it waits for the person (`ask`) or is only recorded (`shadow`). Never retrieved. */
  defineEvent("memory-proposed", {
    fields: {
      ...operationFields,
      operation: z.enum(["ADD", "UPDATE", "DELETE"]),
      proposalId: z.string(),
      mode: z.enum(["ask", "shadow"]),
      reason: proposalReasonSchema,
      /** The memory to change, and the version the change builds on; null for ADD. */
      targetMemoryId: z.string().nullable(),
      baseVersion: z.int().positive().nullable(),
      previousContent: z.string().nullable(),
      /** The new text; null for DELETE. */
      content: z.string().nullable(),
      memoryType: z.string(),
      metadata: metadataSchema,
      origin: originSchema,
      source: sourceSchema.nullable(),
    },
  }),
  defineEvent("proposal-decided", {
    fields: {
      proposalId: z.string(),
      decision: z.enum(["accepted", "declined"]),
      /** The memory event that carried it out; null when declined. */
      memoryEventId: z.string().nullable(),
    },
  }),
] as const;
