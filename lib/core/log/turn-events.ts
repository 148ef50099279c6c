import { z } from "zod";
import { counted, grouped, percent, quoted } from "../text/phrases";
import { beginningOf } from "../text/shorten";
import { clientSchema, describeClient } from "./client";
import { answerItemSchema, messageItemSchema, noticeItemSchema, toolCallSchema } from "./context-item";
import { defineEvent } from "./define-event";
import {
  modelChoiceSchema,
  modelIdentitySchema,
  type SessionSettings,
  sessionSettingsSchema,
  usageSchema,
} from "./event-envelope";
import { failedCallSchema } from "./failed-call";
import { recordedProfileSchema } from "./profile-choice";
import { recordedSamplingSchema, sampledTokensSchema } from "./sampling";
import { firstTokensSchema, sentRequestSchema, writtenSchema } from "./sent-request";
import { encodesWords, goesWithErasure, hash, id, name, words } from "./words";

/** More separate pastes than this are recorded as one. */
export const mostPastedSpans = 200;

/** Longest piece of a text that a row shows, in characters. */
const rowLength = 200;

/** How a turn ends that was not broken off: with an answer, at the limit of steps, or with an answer that was cut short. */
export const completions = ["answered", "step-limit", "length-limit", "content-filter"] as const;
export type Completion = (typeof completions)[number];

const completionWords = {
  answered: {
    line: "answered",
    sentence: "The agent answered; the turn is complete.",
    announced: "Answer complete",
  },
  "step-limit": {
    line: "at the step limit",
    sentence: "The agent used all its steps without finishing its answer.",
    announced: "Stopped at the step limit",
  },
  "length-limit": {
    line: "at the length limit",
    sentence: "The answer was cut off: it reached the most tokens that one answer may have.",
    announced: "The answer was cut off at the length limit",
  },
  "content-filter": {
    line: "at the content filter",
    sentence: "The answer was cut off by the content filter of the model's provider.",
    announced: "The answer was cut off by a content filter",
  },
} as const satisfies Record<Completion, { line: string; sentence: string; announced: string }>;

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
      /** A temporary chat: it reads long-term memory and never writes it. */
      temporary: z.literal(true).optional(),
      /** How the model is asked to act; absent for the long profile. */
      profile: recordedProfileSchema.optional(),
      /** The program outside the studio whose session this is; absent where the studio's own agent speaks. */
      client: clientSchema.optional(),
      /** The system prompt; null where an agent outside the studio has its own, which comes with its first request. */
      item: noticeItemSchema.nullable(),
    },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Session",
    touches: ({ item }) => ({ items: item ? [item.itemId] : [] }),
    tokens: ({ item }) => item?.tokens ?? 0,
    says: ({ client }) => (client ? `the session of ${describeClient(client)} began` : "the session began"),
    line: ({ settings }) => `limit ${grouped(settings.contextLimitTokens)} tokens`,
    sentence: ({ settings, client }) =>
      client
        ? `The session of ${describeClient(client)} began. Whatever is done in it by an agent is done by that program.`
        : `The session began with ${limitsIn(settings)} for FILTER.`,
    announces: null,
    trace: null,
  }),
  defineEvent("turn-started", {
    fields: {
      text: words("messages"),
      items: z.array(messageItemSchema),
      /** What of the text was pasted or dropped in, in UTF-16 units; absent where the door does not record it. An erased text has none. */
      pasted: goesWithErasure(
        z
          .array(z.object({ start: z.int().min(0), end: z.int().min(0) }))
          .max(mostPastedSpans)
          .optional(),
      ),
    },
    family: "turn",
    hasRows: false,
    isAct: false,
    word: "Message",
    touches: ({ items }) => ({ items: items.map((item) => item.itemId) }),
    tokens: ({ items }) => items.reduce((sum, item) => sum + item.tokens, 0),
    says: ({ text }) => `the person wrote ${quoted(text)}`,
    line: ({ text }) => beginningOf(text, rowLength),
    sentence: null,
    announces: { closesStep: false, urgency: "polite", text: () => "Answering…" },
    trace: null,
  }),
  defineEvent("step-started", {
    fields: {
      model: modelIdentitySchema,
      promptItemIds: z.array(id()),
      /** SHA-256 of the canonical JSON of the messages as sent. */
      messagesHash: hash(),
      /** SHA-256 of the folded state before this event. */
      stateHash: hash(),
      /** Hash of the event before this one: the head of the chain that the prompt rests on. Absent before version 3. */
      logHash: hash().optional(),
      countedTokens: z.int().min(0),
      /** By which form the model calls tools in this step; absent in logs of earlier releases. */
      path: z.enum(["native", "text-protocol", "text-protocol-with-grammar"]).optional(),
      /** Where the model may be sent a system message: what was sent depends on it. Absent where the prompt was sent as it was rendered. */
      systemPlace: z.enum(["anywhere", "first"]).optional(),
      /** What was asked for beside the prompt; absent where everything was left to the server. */
      sampling: recordedSamplingSchema.optional(),
      /** Set where the step had to answer in words: the tools are in the prompt, and none may be called. */
      toolChoice: z.literal("none").optional(),
      /** Tokens from the start of the prompt that are equal to the previous step's prompt: what a provider can serve from its cache. */
      sharedPrefixTokens: z.int().min(0),
    },
    family: "turn",
    hasRows: true,
    isAct: false,
    word: "Step",
    // A prompt names nearly everything; lighting all of it up would show nothing.
    touches: () => ({}),
    tokens: () => 0,
    says: ({ countedTokens, model }) => `${counted(countedTokens, "token")} went to ${model.label}`,
    line: ({ promptItemIds, countedTokens, model }) =>
      `${counted(promptItemIds.length, "item")}, ${grouped(countedTokens)} tokens to ${model.label}`,
    sentence: null,
    announces: { closesStep: true, urgency: "polite", text: () => null },
    trace: null,
  }),
  defineEvent("step-finished", {
    fields: {
      item: answerItemSchema.nullable(),
      reasoning: words("answers"),
      toolCalls: z.array(toolCallSchema),
      finishReason: name(),
      /** What was put right in a step of the paper's text protocol, as codes of ours; absent when nothing was. */
      repairs: z.array(name()).optional(),
      usage: usageSchema.nullable(),
      firstTokenMs: z.number().nullable(),
      durationMs: z.number(),
      /** What left the adapter; absent for the built-in assistant and in logs of earlier releases. */
      sent: sentRequestSchema.optional(),
      /** What the model wrote, where the item does not say it word for word. */
      written: writtenSchema,
      /** The server's own word for why the model stopped. */
      serverReason: name().optional(),
      firstTokens: firstTokensSchema,
      /** What the call cost in US dollars, at the prices of its time; absent where the provider or the price list says nothing. */
      costUsd: z.number().min(0).optional(),
      /** The tokens that the model drew in this step, where they were asked for: what a policy is trained on. */
      sampled: encodesWords(sampledTokensSchema.optional()),
    },
    family: "turn",
    hasRows: true,
    isAct: false,
    word: "Answer",
    touches: ({ item }) => ({ items: item ? [item.itemId] : [] }),
    tokens: ({ item }) => item?.tokens ?? 0,
    says({ item, toolCalls }) {
      const text = item?.text.trim() ?? "";
      if (toolCalls.length === 0)
        return text === "" ? "the model said nothing" : `the agent answered ${quoted(text)}`;
      const called = `the model called ${counted(toolCalls.length, "tool")}`;
      return text === "" ? called : `${called} and said ${quoted(text)}`;
    },
    line: ({ item, toolCalls, finishReason }) =>
      beginningOf(item?.text.trim() ?? "", rowLength) ||
      (toolCalls.length > 0 ? counted(toolCalls.length, "tool call") : finishReason),
    sentence: null,
    announces: null,
    trace: null,
  }),
  defineEvent("turn-completed", {
    fields: { reason: z.enum(completions) },
    family: "turn-end",
    hasRows: false,
    isAct: false,
    word: "Turn end",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ reason }) => `the turn ended${reason === "answered" ? "" : ` ${completionWords[reason].line}`}`,
    line: ({ reason }) => completionWords[reason].line,
    sentence: ({ reason }) => completionWords[reason].sentence,
    announces: {
      closesStep: true,
      urgency: "polite",
      text: ({ reason }, { answerWords }) =>
        reason === "answered"
          ? `Answer complete, ${counted(answerWords, "word")}`
          : completionWords[reason].announced,
    },
    trace: null,
  }),
  defineEvent("turn-cancelled", {
    fields: {},
    family: "turn-end",
    hasRows: false,
    isAct: false,
    word: "Stopped",
    touches: () => ({}),
    tokens: () => 0,
    says: () => "the person stopped the answer",
    line: () => "stopped by you",
    sentence: () => "You stopped this answer. What was written until then is kept.",
    announces: { closesStep: true, urgency: "polite", text: () => "Stopped" },
    trace: null,
  }),
  defineEvent("turn-interrupted", {
    fields: { reason: words("events") },
    family: "turn-end",
    hasRows: false,
    isAct: false,
    word: "Interrupted",
    trouble: () => "failed",
    touches: () => ({}),
    tokens: () => 0,
    says: () => "the answer was interrupted",
    line: ({ reason }) => reason,
    sentence: ({ reason }) => `The answer was interrupted: ${reason}`,
    announces: {
      closesStep: true,
      urgency: "assertive",
      text: ({ reason }) => `The answer was interrupted. ${reason}`,
    },
    trace: null,
  }),
  defineEvent("turn-failed", {
    fields: {
      code: name(),
      message: words("events"),
      /** How the provider answered; absent where it was not the provider that failed, and in logs of earlier releases. */
      call: failedCallSchema.optional(),
    },
    family: "turn-end",
    hasRows: false,
    isAct: false,
    word: "Failed",
    trouble: () => "failed",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ message }) => `the turn failed: ${message}`,
    line: ({ message }) => message,
    sentence: ({ message }) => `The answer failed: ${message}`,
    announces: {
      closesStep: true,
      urgency: "assertive",
      text: ({ message }) => `The answer failed. ${message}`,
    },
    trace: null,
  }),
  /** The person chose another model for this session; null is the owner's default again. It speaks from the next step on. */
  defineEvent("model-chosen", {
    fields: { choice: modelChoiceSchema.nullable(), label: name() },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Model",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ label }) => `the model is ${label}`,
    line: ({ label }) => label,
    sentence: ({ label }) => `From here on ${label} answers.`,
    announces: null,
    trace: null,
  }),
  /** Another model answers, which is asked to act in another way: its system prompt stands in the place of the earlier one. */
  defineEvent("profile-changed", {
    fields: {
      /** Null is the long profile. */
      profile: recordedProfileSchema.nullable(),
      /** The system prompt that leaves; it stays where `item` is null, because the person had rewritten it. */
      itemId: id(),
      item: noticeItemSchema.nullable(),
      /** Tokens of the tool schemas from here on. */
      toolTokens: z.int().min(0),
    },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Profile",
    touches: ({ itemId, item }) => (item ? { items: [item.itemId], removed: [itemId] } : {}),
    tokens: ({ itemId, item }, itemOf) => (item ? item.tokens - (itemOf(itemId)?.tokens ?? 0) : 0),
    says: ({ profile }) => `the model is asked by the ${profile?.name ?? "long"} profile`,
    line: ({ profile }) => `${profile?.name ?? "long"} profile`,
    sentence: ({ profile, item }) => {
      const instructions = item
        ? `${profile?.prompt ?? "all"} instructions`
        : "the instructions that you wrote";
      return profile === null
        ? `From here on the model is asked by the long profile: ${instructions}, all arguments, whole results.`
        : `From here on the model is asked by the ${profile.name} profile: ${instructions}, ${profile.arguments} arguments, ${profile.results} results, memories ${profile.placesMemories ? "placed before each turn" : "not placed"}.`;
    },
    announces: null,
    trace: null,
  }),
  /** Budget, marks or threshold of this session changed. */
  defineEvent("session-settings-changed", {
    fields: { settings: sessionSettingsSchema },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Settings",
    touches: () => ({}),
    tokens: () => 0,
    says: () => "the settings of the session changed",
    line: ({ settings }) => `limit ${grouped(settings.contextLimitTokens)} tokens`,
    sentence: ({ settings }) => `From here on the session has ${limitsIn(settings)} for FILTER.`,
    announces: null,
    trace: null,
  }),
] as const;

function limitsIn({ contextLimitTokens, softMark, hardMark, filterThreshold }: SessionSettings): string {
  return `a context window of ${grouped(contextLimitTokens)} tokens, a warning at ${percent(softMark)}, a limit at ${percent(hardMark)}, and a similarity threshold (θ) of ${filterThreshold.toFixed(2)}`;
}
