import { z } from "zod";
import { defineEvent } from "./define-event";
import { id, name } from "./words";

/** The stages of an episode (paper §3.3): facts in casual talk, distractors in a new context, the question. */
export const stages = [1, 2, 3] as const;
export type Stage = (typeof stages)[number];

const stageWords = {
  1: "facts in casual talk",
  2: "distractors",
  3: "the question",
} as const satisfies Record<Stage, string>;

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
] as const;
