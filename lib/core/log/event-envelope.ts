import { z } from "zod";
import { resultItemSchema } from "./context-item";
import { actorSchema } from "./memory";
import { eventId, hash, id, name, words } from "./words";

/** Version of the event schema that this release writes; older ones are upgraded where they enter (`upgrades/`). */
export const eventSchemaVersion = 3;

/** Limits of a session's context, in tokens and as shares of the limit. */
export const sessionSettingsSchema = z.object({
  contextLimitTokens: z.int().positive(),
  softMark: z.number(),
  hardMark: z.number(),
  /** FILTER removes items at or above this similarity (paper A.1, θ_f); calibrated per embedder. */
  filterThreshold: z.number(),
  /** The scale that the threshold was chosen on (`filterScaleOf`); in sessions of earlier releases the embedding model, or absent. */
  thresholdModel: name().optional(),
});
export type SessionSettings = z.infer<typeof sessionSettingsSchema>;

/** Which model spoke, in words a person reads. */
export const modelIdentitySchema = z.object({ provider: name(), modelId: name(), label: name() });
export type ModelIdentity = z.infer<typeof modelIdentitySchema>;

/** The model a person chose: a connection (provider address and key) and a model of it. */
export const modelChoiceSchema = z.object({ connectionId: id(), modelId: name() });
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

/** What the provider reports about one call, in tokens; null where it says nothing. */
export const usageSchema = z.object({
  inputTokens: z.int().nullable(),
  cachedInputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  reasoningTokens: z.int().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** What every event carries. */
const envelope = {
  id: eventId(),
  sessionId: id(),
  sequence: z.int().positive(),
  /** The version that it was written with, also after an upgrade: it says which hashes the event has and what they cover. */
  schemaVersion: z.int().min(1).max(eventSchemaVersion),
  at: z.iso.datetime(),
  by: actorSchema,
  turnId: id().nullable(),
  step: z.int().nullable(),
  /** Place in the owner's stream of memory events; null for every other event. */
  memoryPosition: z.int().positive().nullable(),
  /** Set when a purge removed texts of this event afterwards: the id of the `memory-purged` event that did it. */
  erasedBy: eventId().optional(),
  /** Link of the hash chain (`hash-chain.ts`): over the hash of the event before and every field of this one. Absent before version 3. */
  hash: hash().optional(),
  /** Set where words were taken out of an event with a hash: the hash of what is left. */
  remainsHash: hash().optional(),
};

/** The schema of one kind of event: the envelope, its type, and what only it carries. */
export function eventOf<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object({ ...envelope, type: z.literal(type), ...shape });
}

/** What every event of one of the six operations carries. */
export const operationFields = {
  /** The call that asked for this, when the agent did. */
  toolCallId: id().nullable(),
  durationMs: z.number(),
  /** Arguments of the call that could not be used and were left out, one sentence each; absent where all of them were. */
  leftOut: z.array(words("events")).optional(),
  /** What enters the context because of it; null when nothing does. */
  result: resultItemSchema.nullable(),
};
