import { z } from "zod";
import { counted } from "../text/phrases";
import { beginningOf } from "../text/shorten";
import { noticeItemSchema } from "./context-item";
import { defineEvent } from "./define-event";
import { id, name, words } from "./words";

/** The stages of an episode (paper §3.3): facts in casual talk, distractors in a new context, the question. */
export const stages = [1, 2, 3] as const;
export type Stage = (typeof stages)[number];

const stageWords = {
  1: "facts in casual talk",
  2: "distractors",
  3: "the question",
} as const satisfies Record<Stage, string>;

/** What a memory system outside this app used of the model and the embedder, in one act. Times in milliseconds by the clock on the wall. */
const outsideCostSchema = z.object({
  modelCalls: z.int().min(0),
  /** Tokens of its prompts without the descriptions of its tools. */
  promptTokens: z.int().min(0),
  toolTokens: z.int().min(0),
  answerTokens: z.int().min(0),
  embeddedTexts: z.int().min(0),
  durationMs: z.number().min(0),
});
export type OutsideCost = z.infer<typeof outsideCostSchema>;

/** One memory as a system outside this app keeps it. */
const outsideMemorySchema = z.object({
  memoryId: id(),
  text: words("events"),
  /** On its own scale; null where it gives none. */
  score: z.number().nullable(),
  /** When it was written or changed last, in the episode's time; null where it does not say. */
  at: name().nullable(),
});
export type OutsideMemory = z.infer<typeof outsideMemorySchema>;

/** What such a system is asked to do. */
const outsideActs = ["learn", "recall", "list"] as const;

const outsideWords = { learn: "was shown a message", recall: "recalled", list: "holds" } as const;

/** What the lab does in a session besides talking. */
export const episodeEvents = [
  /** A stage of an episode begins. Nothing of it is shown to the model. */
  defineEvent("stage-started", {
    fields: {
      episodeId: id(),
      stage: z.literal(stages),
      /** How memory is managed in this episode, with the version of what manages it. */
      strategy: name(),
      strategyVersion: name(),
      /** The question that the third stage asks; null in the others. */
      questionId: id().nullable(),
    },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Stage",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ stage }) => `stage ${stage} began: ${stageWords[stage]}`,
    line: ({ stage, strategy }) => `${stage}: ${stageWords[stage]} · ${strategy}`,
    sentence: ({ stage, strategy, strategyVersion }) =>
      `Stage ${stage} of an episode of the lab begins here: ${stageWords[stage]}. Strategy: ${strategy} (${strategyVersion}).`,
    announces: null,
    trace: null,
  }),
  /** A memory system outside this app was shown a message, asked for memories, or asked for all that it holds. */
  defineEvent("outside-memory-used", {
    fields: {
      strategy: name(),
      strategyVersion: name(),
      act: z.enum(outsideActs),
      /** The message that it was shown, or what it was asked; empty for `list`. */
      text: words("events"),
      memories: z.array(outsideMemorySchema),
      cost: outsideCostSchema,
      /** What was recalled, as the model reads it; null where nothing enters the context. */
      item: noticeItemSchema.nullable(),
    },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Outside memory",
    touches: ({ item }) => ({ items: item ? [item.itemId] : [] }),
    tokens: ({ item }) => item?.tokens ?? 0,
    says: ({ strategy, act, memories }) =>
      act === "learn"
        ? `${strategy} ${outsideWords.learn}`
        : `${strategy} ${outsideWords[act]} ${counted(memories.length, "memory", "memories")}`,
    line: ({ strategy, act, text, memories, cost }) =>
      [
        `${strategy} ${act}`,
        ...(act === "learn" ? [] : [counted(memories.length, "memory", "memories")]),
        counted(cost.modelCalls, "model call"),
        ...(text === "" ? [] : [`“${beginningOf(text, 80)}”`]),
      ].join(" · "),
    sentence: ({ strategy, strategyVersion, act, memories, cost }) =>
      [
        act === "learn"
          ? `${strategy} (${strategyVersion}) was shown the message and decided by itself what to keep.`
          : `${strategy} (${strategyVersion}) ${outsideWords[act]} ${counted(memories.length, "memory", "memories")}.`,
        ...memories.map(({ text }) => `“${text}”`),
        `It used ${counted(cost.modelCalls, "model call")} with ${counted(cost.promptTokens + cost.toolTokens, "prompt token")} and embedded ${counted(cost.embeddedTexts, "text")} in ${Math.round(cost.durationMs)} ms.`,
      ].join(" "),
    announces: null,
    trace: null,
  }),
  /** An agent's answer was carried out in a world outside this app, and this is what came of it. */
  defineEvent("environment-acted", {
    fields: {
      environment: name(),
      environmentVersion: name(),
      /** Which answer it was, from 1. */
      actionNumber: z.int().positive(),
      /** The action that the answer named; null where it named none. */
      action: words("events").nullable(),
      /** False where the world knows no such action, or it was not possible then. */
      isKnown: z.boolean(),
      /** What the world said, whole. */
      observation: words("events"),
      reward: z.number(),
      /** How much of the goal was reached, at best so far: 0 to 1. */
      progress: z.number().min(0).max(1),
      isDone: z.boolean(),
      isWon: z.boolean(),
    },
    family: "session",
    hasRows: false,
    isAct: true,
    word: "World",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ action, isKnown, isWon }) =>
      action === null
        ? "the answer named no action"
        : `“${beginningOf(action, 60)}” ${isWon ? "reached the goal" : isKnown ? "was done" : "was not possible"}`,
    line: ({ actionNumber, action, progress, isKnown }) =>
      [
        `${actionNumber}: ${action === null ? "no action" : `“${beginningOf(action, 60)}”`}`,
        ...(isKnown ? [] : ["not possible"]),
        `${Math.round(progress * 100)} % of the goal`,
      ].join(" · "),
    sentence: ({ environment, environmentVersion, action, isKnown, observation, progress, isDone, isWon }) =>
      [
        action === null
          ? `The answer named no action, so nothing was done in ${environment} (${environmentVersion}).`
          : `“${action}” was ${isKnown ? "done" : "not possible"} in ${environment} (${environmentVersion}).`,
        ...(observation === "" ? [] : [`It said: “${observation}”`]),
        `${Math.round(progress * 100)} % of the goal ${isDone ? "at the end" : "so far"}${isWon ? ": reached" : ""}.`,
      ].join(" "),
    announces: null,
    trace: null,
  }),
] as const;
