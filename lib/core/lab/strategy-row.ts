import { z } from "zod";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";
import { confusionSchema } from "./episode-result";

/** A mean with its interval (95 %, over histories). */
export const estimateSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof estimateSchema>;

const knownMeanSchema = z.object({ mean: z.number(), questions: z.int() });
const outsideMeanSchema = z.object({
  modelCalls: z.number(),
  promptTokens: z.number(),
  toolTokens: z.number(),
  answerTokens: z.number(),
  embeddedTexts: z.number(),
  durationMs: z.number(),
});

const shareSchema = z.number().nullable();

/** One strategy in one run. The unit of n is the history: questions and repeats of one history are no independent draws. */
export const strategyRowSchema = z.object({
  strategy: z.string(),
  /** Histories that ran. */
  n: z.int(),
  /** Episodes without a result; each counts as a score of 0. */
  failed: z.int(),
  /** Episodes in which what connects the system to the lab failed, which count as nothing, and why the first did. */
  adapterFailure: z.object({ episodes: z.int(), message: z.string() }).nullable(),
  /** Share of the questions answered right, with Wilson's interval of n histories. */
  score: estimateSchema,
  f1: z.number(),
  /** Against the reference, on the histories that both have; null for the reference itself and where there is none. */
  difference: z
    .object({
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      n: z.int(),
      p: z.number(),
      pHolm: z.number(),
      /** Histories that only one of the two got wholly right, and the exact p of McNemar's test over them. */
      mcnemar: z.object({ onlyThis: z.int(), onlyReference: z.int(), p: z.number() }),
    })
    .nullable(),
  /** Tokens of all prompts of an episode together. */
  promptTokens: estimateSchema,
  modelCalls: z.number(),
  /** Tokens of one prompt of the model that answers. */
  tokensPerStep: z.number(),
  /** Standard deviations of the score: between histories, and between repeats of one history; null where nothing was repeated. */
  spread: z.object({ histories: z.number(), repeats: z.number() }).nullable(),
  /** What of both a memory system outside this app used an episode; null where there was none. */
  outside: z.object({ learn: outsideMeanSchema, recall: outsideMeanSchema }).nullable(),
  durationMs: z.number(),
  stateAccuracy: estimateSchema.nullable(),
  /** Share of the evidence that stood in the prompt of the answer. */
  evidenceInPrompt: shareSchema,
  /** Share of the questions with a stale value in whose prompt it stood. */
  staleInPrompt: shareSchema,
  /** Of the questions that nobody can answer, the share that was answered so; of the others, the share that was given up. */
  abstainedRightly: shareSchema,
  abstainedWrongly: shareSchema,
  /** Successful operations of the agent an episode. */
  operations: z.record(z.enum(operationNames), estimateSchema),
  rejectedOperations: z.number(),
  confusion: confusionSchema.nullable(),
  /** Means of the parts of the reward where they have a value, and over how many questions. */
  parts: z.record(z.enum(partNames), knownMeanSchema),
  reward: knownMeanSchema,
  /** Means of R with parts left out, by `leftOutChoices`, over the questions where every other part has a value. */
  rewardWithout: z.array(z.object({ leftOut: z.string(), mean: z.number(), questions: z.int() })),
  /** Means of what a model judged, over histories; null where none did. */
  judged: z
    .object({
      /** J: the answers, and how many fell into each of the six bands, best first. */
      answers: estimateSchema,
      bands: z.array(z.int()),
      memoryPaper: estimateSchema.nullable(),
      memoryReleased: estimateSchema.nullable(),
      rubric: estimateSchema.nullable(),
      histories: z.int(),
      questions: z.int(),
      /** Judgements that nobody could read; they count as nothing. */
      unread: z.int(),
    })
    .nullable(),
  /** Means over the worlds that were acted in; absent where none was. */
  world: z
    .object({ progress: z.number(), won: z.number(), actions: z.number(), notPossible: z.number() })
    .optional(),
  scoreByKind: z.array(z.object({ kind: z.string(), score: z.number(), questions: z.int() })),
});
export type StrategyRow = z.infer<typeof strategyRowSchema>;
