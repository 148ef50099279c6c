import { z } from "zod";
import { newItemSchema, toolCallSchema } from "../context/context-item";
import { actorSchema, metadataSchema, originSchema, sourceSchema } from "../memory/memory";
import { operationNames } from "../memory/operations";
import { rejectionCodes } from "./rejection";

/** Version of the event schema that this release writes. */
export const eventSchemaVersion = 1;

/** Limits of a session's context, in tokens and as shares of the limit. */
export const sessionSettingsSchema = z.object({
  contextLimitTokens: z.int().positive(),
  softMark: z.number(),
  hardMark: z.number(),
  /** FILTER removes items at or above this similarity (paper A.1, θ_f); calibrated per embedder. */
  filterThreshold: z.number(),
});
export type SessionSettings = z.infer<typeof sessionSettingsSchema>;

/** Which model spoke, in words a person reads. */
export const modelIdentitySchema = z.object({ provider: z.string(), modelId: z.string(), label: z.string() });
export type ModelIdentity = z.infer<typeof modelIdentitySchema>;

/** What the provider reports about one call, in tokens; null where it says nothing. */
export const usageSchema = z.object({
  inputTokens: z.int().nullable(),
  cachedInputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  reasoningTokens: z.int().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** One memory as a retrieval saw it. `meaning` is cosine similarity, `words` the idf-weighted share of query words found. */
export const scoredMemorySchema = z.object({
  memoryId: z.string(),
  version: z.int(),
  content: z.string(),
  memoryType: z.string(),
  metadata: metadataSchema,
  score: z.number(),
  meaning: z.number().nullable(),
  words: z.number(),
});
export type ScoredMemory = z.infer<typeof scoredMemorySchema>;

const envelope = {
  id: z.string(),
  sessionId: z.string(),
  sequence: z.int().positive(),
  schemaVersion: z.literal(eventSchemaVersion),
  at: z.iso.datetime(),
  by: actorSchema,
  turnId: z.string().nullable(),
  step: z.int().nullable(),
  /** Place in the owner's stream of memory events; null for every other event. */
  memoryPosition: z.int().positive().nullable(),
};

function eventOf<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object({ ...envelope, type: z.literal(type), ...shape });
}

const operationFields = {
  /** The call that asked for this, when the agent did. */
  toolCallId: z.string().nullable(),
  durationMs: z.number(),
  /** What enters the context because of it; null when nothing does. */
  result: newItemSchema.nullable(),
};

const candidateSchema = z.object({
  itemId: z.string(),
  score: z.number(),
  /** The highest score of any passage of the item: differs from `score` only in long items. */
  bestPassageScore: z.number(),
  outcome: z.enum(["removed", "kept", "protected"]),
  protection: z.string().nullable(),
});
export type FilterCandidate = z.infer<typeof candidateSchema>;

/** The log's schema: everything that can happen in a session, one immutable fact each. */
export const sessionEventSchema = z.discriminatedUnion("type", [
  eventOf("session-started", {
    settings: sessionSettingsSchema,
    /** Tokens of the tool schemas, part of every prompt. */
    toolTokens: z.int().min(0),
    memoryPositionAtStart: z.int().min(0),
    item: newItemSchema,
  }),
  eventOf("turn-started", { text: z.string(), items: z.array(newItemSchema) }),
  eventOf("step-started", {
    model: modelIdentitySchema,
    promptItemIds: z.array(z.string()),
    /** SHA-256 of the canonical JSON of the messages as sent. */
    messagesHash: z.string(),
    /** SHA-256 of the folded state before this event. */
    stateHash: z.string(),
    countedTokens: z.int().min(0),
    /** Tokens from the start of the prompt that are equal to the previous step's prompt: what a provider can serve from its cache. */
    sharedPrefixTokens: z.int().min(0),
  }),
  eventOf("step-finished", {
    item: newItemSchema.nullable(),
    reasoning: z.string(),
    toolCalls: z.array(toolCallSchema),
    finishReason: z.string(),
    usage: usageSchema.nullable(),
    firstTokenMs: z.number().nullable(),
    durationMs: z.number(),
  }),
  eventOf("memory-added", {
    ...operationFields,
    operation: z.literal("ADD"),
    memoryId: z.string(),
    version: z.literal(1),
    content: z.string(),
    memoryType: z.string(),
    metadata: metadataSchema,
    origin: originSchema,
    source: sourceSchema.nullable(),
  }),
  eventOf("memory-updated", {
    ...operationFields,
    operation: z.literal("UPDATE"),
    memoryId: z.string(),
    version: z.int().min(2),
    content: z.string(),
    previousContent: z.string(),
    memoryType: z.string(),
    metadata: metadataSchema,
    origin: originSchema,
    source: sourceSchema.nullable(),
  }),
  eventOf("memory-deleted", {
    ...operationFields,
    operation: z.literal("DELETE"),
    memoryId: z.string(),
    /** The version that was current until now. */
    version: z.int().positive(),
    content: z.string(),
  }),
  eventOf("memories-retrieved", {
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
  }),
  eventOf("context-summarized", {
    ...operationFields,
    operation: z.literal("SUMMARY"),
    span: z.string(),
    replacedItemIds: z.array(z.string()),
    summary: newItemSchema,
    tokensBefore: z.int().min(0),
    tokensAfter: z.int().min(0),
    model: modelIdentitySchema,
  }),
  eventOf("context-filtered", {
    ...operationFields,
    operation: z.literal("FILTER"),
    criteria: z.string(),
    threshold: z.number(),
    candidates: z.array(candidateSchema),
    removedItemIds: z.array(z.string()),
    tokensFreed: z.int().min(0),
    embeddingModel: z.string(),
  }),
  eventOf("operation-rejected", {
    ...operationFields,
    operation: z.enum(operationNames).nullable(),
    toolName: z.string(),
    input: z.unknown(),
    code: z.enum(rejectionCodes),
    reason: z.string(),
  }),
  eventOf("items-restored", {
    itemIds: z.array(z.string()).min(1),
    tokens: z.int().min(0),
    /** The summary that leaves because its originals are back. */
    undoneSummaryItemId: z.string().nullable(),
  }),
  eventOf("item-protection-changed", { itemId: z.string(), pinned: z.boolean(), neverFilter: z.boolean() }),
  eventOf("budget-noticed", { item: newItemSchema, usedTokens: z.int(), limitTokens: z.int() }),
  eventOf("context-trimmed", {
    removed: z.array(
      z.object({
        itemId: z.string(),
        rule: z.enum(["tool-chatter", "lowest-value", "oldest", "long-message"]),
      }),
    ),
    tokensBefore: z.int(),
    tokensAfter: z.int(),
    limitTokens: z.int(),
  }),
  eventOf("turn-completed", { reason: z.enum(["answered", "step-limit"]) }),
  eventOf("turn-cancelled", {}),
  eventOf("turn-interrupted", { reason: z.string() }),
  eventOf("turn-failed", { code: z.string(), message: z.string() }),
]);

export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type EventType = SessionEvent["type"];
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>;

/** The fields the event log fills in when it accepts an event. */
type AssignedByLog = "sequence" | "schemaVersion" | "memoryPosition" | "sessionId";
type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** An event before the log gave it its place. */
export type NewEvent = DistributiveOmit<SessionEvent, AssignedByLog>;

/** Events that change long-term memory; the owner's stream numbers these. */
export type MemoryEvent = EventOf<"memory-added" | "memory-updated" | "memory-deleted">;

/** True for the events that change long-term memory. */
export function isMemoryEvent<E extends { type: EventType }>(
  event: E,
): event is Extract<E, { type: MemoryEvent["type"] }> {
  return event.type === "memory-added" || event.type === "memory-updated" || event.type === "memory-deleted";
}

/** Events that end a turn; each turn has exactly one. */
export type TurnEndedEvent = EventOf<
  "turn-completed" | "turn-cancelled" | "turn-interrupted" | "turn-failed"
>;
