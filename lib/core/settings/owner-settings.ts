import { z } from "zod";
import { apiKeySchema, mostApiKeys } from "../foreign/api-key";
import { modelChoiceSchema } from "../log/event-envelope";
import { profileChoiceSchema } from "../log/profile-choice";
import { samplingSchema } from "../log/sampling";
import { modelFactsSchema } from "../model/model-facts";
import { turnLimitsSchema } from "../session/turn-limits";

/** How an operation of the agent on long-term memory is carried out: at once, after the person agreed, or only on record. */
export const policyModeSchema = z.enum(["auto", "ask", "shadow"]);
export type PolicyMode = z.infer<typeof policyModeSchema>;

/** What the agent may do to long-term memory by itself. */
export const memoryPolicySchema = z.object({
  ADD: policyModeSchema.default("auto"),
  UPDATE: policyModeSchema.default("auto"),
  DELETE: policyModeSchema.default("auto"),
  /** Changes that come from pasted or imported text: a proposal unless the person trusts such text. */
  pastedText: z.enum(["auto", "ask"]).default("ask"),
  /** How many memories RETRIEVE brings: as many as are close, or the three best as in the paper. */
  retrieval: z.enum(["calibrated", "paper"]).default("calibrated"),
});
export type MemoryPolicy = z.infer<typeof memoryPolicySchema>;

/** Size and marks of a new session's context; null keeps what the app was started with. */
export const budgetSettingsSchema = z.object({
  contextLimitTokens: z.int().min(2_000).max(2_000_000).nullable().default(null),
  softMark: z.number().min(0.1).max(0.95).nullable().default(null),
  hardMark: z.number().min(0.2).max(0.98).nullable().default(null),
});

/** How a model is asked to act: by the provider's tool calls, by the paper's text protocol, or by whichever works. */
export const modelProtocolSchema = z.enum(["auto", "native", "paper"]);
export type ModelProtocol = z.infer<typeof modelProtocolSchema>;

/** What the person set for one model, and what a test found out about it. */
export const modelSettingsSchema = z.object({
  connectionId: z.string().max(100),
  modelId: z.string().max(300),
  protocol: modelProtocolSchema.default("auto"),
  /** What the last test of its tool calls showed; null before one. */
  toolCalls: z.enum(["work", "fail"]).nullable().default(null),
  /** Stands before the price list, field by field. */
  facts: modelFactsSchema.prefault({}),
  sampling: samplingSchema.prefault({}),
  /** How it is asked to act; null: by its size. */
  profile: profileChoiceSchema.nullable().default(null),
  /** Who chose the profile, and why, as a sentence; null where it goes by size. */
  profileReason: z.string().max(500).nullable().default(null),
});
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/** Characters that a system prompt may have. */
export const mostPromptCharacters = 50_000;

/** What one person has set. Every field has a default, so that a document of an earlier release stays readable. */
export const ownerSettingsSchema = z.object({
  memoryPolicy: memoryPolicySchema.prefault({}),
  /** Null: the model that the environment names, or the demo assistant. */
  defaultModel: modelChoiceSchema.nullable().default(null),
  /** Null: the built-in embedder. */
  embedder: modelChoiceSchema.nullable().default(null),
  budget: budgetSettingsSchema.prefault({}),
  /** What a new session's model is told in the place of its profile's system prompt; null: that of the profile. */
  systemPrompt: z.string().max(mostPromptCharacters).nullable().default(null),
  /** What one answer may take. */
  turnLimits: turnLimitsSchema.prefault({}),
  /** FILTER's θ by embedding model, where the person moved it. */
  filterThresholds: z.record(z.string().max(200), z.number().min(-1).max(1)).default({}),
  /** Models that differ from what is known of them. */
  models: z.array(modelSettingsSchema).max(1_000).default([]),
  /** Findings of the health report that the person dismissed for good, newest last. A finding is of memories in certain versions. */
  dismissedFindings: z.array(z.string().max(500)).max(10_000).default([]),
  /** True while the person has stopped the re-embedding of memories. */
  reembeddingStopped: z.boolean().default(false),
  /** The keys of programs outside the studio. */
  apiKeys: z.array(apiKeySchema).max(mostApiKeys).default([]),
  /** The connection that agents outside the studio reach their model by; null: none, and nothing of them is recorded. */
  recordedConnectionId: z.string().max(100).nullable().default(null),
});
export type OwnerSettings = z.infer<typeof ownerSettingsSchema>;

/** The settings of a person who has set nothing. */
export const defaultOwnerSettings: OwnerSettings = ownerSettingsSchema.parse({});
