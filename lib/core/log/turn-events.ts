import { z } from "zod";
import { newItemSchema, toolCallSchema } from "./context-item";
import { defineEvent } from "./define-event";
import { modelChoiceSchema, modelIdentitySchema, sessionSettingsSchema, usageSchema } from "./event-envelope";

/** How a session begins, and how its turns and steps go. */
export const turnEvents = [
  defineEvent("session-started", {
    fields: {
      settings: sessionSettingsSchema,
      /** Tokens of the tool schemas, part of every prompt. */
      toolTokens: z.int().min(0),
      memoryPositionAtStart: z.int().min(0),
      /** `desk`: holds what the person does to memories outside any conversation. Absent means `chat`. */
      kind: z.enum(["chat", "desk"]).optional(),
      item: newItemSchema,
    },
  }),
  defineEvent("turn-started", { fields: { text: z.string(), items: z.array(newItemSchema) } }),
  defineEvent("step-started", {
    fields: {
      model: modelIdentitySchema,
      promptItemIds: z.array(z.string()),
      /** SHA-256 of the canonical JSON of the messages as sent. */
      messagesHash: z.string(),
      /** SHA-256 of the folded state before this event. */
      stateHash: z.string(),
      countedTokens: z.int().min(0),
      /** Tokens from the start of the prompt that are equal to the previous step's prompt: what a provider can serve from its cache. */
      sharedPrefixTokens: z.int().min(0),
    },
  }),
  defineEvent("step-finished", {
    fields: {
      item: newItemSchema.nullable(),
      reasoning: z.string(),
      toolCalls: z.array(toolCallSchema),
      finishReason: z.string(),
      /** What was put right in a step of the paper's text protocol; absent when nothing was. */
      repairs: z.array(z.string()).optional(),
      usage: usageSchema.nullable(),
      firstTokenMs: z.number().nullable(),
      durationMs: z.number(),
      /** What the call cost in US dollars, at the prices of its time; absent where the provider or the price list says nothing. */
      costUsd: z.number().min(0).optional(),
    },
  }),
  defineEvent("turn-completed", { fields: { reason: z.enum(["answered", "step-limit"]) } }),
  defineEvent("turn-cancelled", { fields: {} }),
  defineEvent("turn-interrupted", { fields: { reason: z.string() } }),
  defineEvent("turn-failed", { fields: { code: z.string(), message: z.string() } }),
  /** The person chose another model for this session; null is the owner's default again. It speaks from the next step on. */
  defineEvent("model-chosen", { fields: { choice: modelChoiceSchema.nullable(), label: z.string() } }),
  /** Budget, marks or threshold of this session changed. */
  defineEvent("session-settings-changed", { fields: { settings: sessionSettingsSchema } }),
] as const;
