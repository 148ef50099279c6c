import { z } from "zod";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";
import { modelJudgementSchema } from "./model-judgement";

const partValueSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("known"), value: z.number() }),
  z.object({ status: z.literal("not-needed"), value: z.literal(0) }),
  z.object({
    status: z.literal("not-computable"),
    reason: z.enum(["no-gold", "no-question", "no-key-phrases"]),
  }),
]);

/** A place in the log of one of an episode's sessions. */
const episodePlaceSchema = z.object({ sessionId: z.string(), sequence: z.int().positive() });

/** What came of one question. Shares are between 0 and 1. */
export const questionResultSchema = z.object({
  questionId: z.string(),
  kind: z.string(),
  question: z.string(),
  answer: z.string(),
  /** Null where the right answer is that nobody knows. */
  gold: z.string().nullable(),
  isRight: z.boolean(),
  isExact: z.boolean(),
  f1: z.number(),
  isAbstention: z.boolean(),
  namesStaleValue: z.boolean(),
  /** The share of the evidence that was in the prompt of the answer; null where the question has none. */
  evidenceInPrompt: z.number().nullable(),
  /** True where a value that is wrong now was in it; null where the question has no such value. */
  staleInPrompt: z.boolean().nullable(),
  /** Tokens of that prompt. */
  promptTokens: z.int(),
  steps: z.int(),
  reward: z.object({
    /** R in the paper's second version, null while a part has no value. */
    total: z.number().nullable(),
    earned: z.number(),
    earnable: z.number(),
    penalties: z.number(),
    parts: z.record(z.enum(partNames), partValueSchema),
  }),
  /** Where its turn ended. */
  place: episodePlaceSchema,
});
export type QuestionResult = z.infer<typeof questionResultSchema>;

/** What a message asked of memory and what was done: in the first stage ADD, UPDATE, DELETE or nothing. */
export const memoryActs = ["ADD", "UPDATE", "DELETE", "none"] as const;
export type MemoryAct = (typeof memoryActs)[number];

/** How often each operation was done where each was asked for; `asked → done`. */
export const confusionSchema = z.record(z.enum(memoryActs), z.record(z.enum(memoryActs), z.int()));
export type Confusion = z.infer<typeof confusionSchema>;

/** What a memory system outside this app used, by what it was asked to do. */
export const outsideUseSchema = z.object({
  modelCalls: z.int(),
  promptTokens: z.int(),
  toolTokens: z.int(),
  answerTokens: z.int(),
  embeddedTexts: z.int(),
  durationMs: z.number(),
});
export type OutsideUseTotal = z.infer<typeof outsideUseSchema>;

/** What came of a world that an agent acted in. */
export const worldResultSchema = z.object({
  /** How much of the goal was reached, at best: 0 to 1. */
  progress: z.number(),
  isWon: z.boolean(),
  /** Answers that were given, and those of them that named no action or one that was not possible. */
  actions: z.int(),
  notPossible: z.int(),
});
export type WorldResult = z.infer<typeof worldResultSchema>;

/** What came of one episode: everything that tables and plots are made of, computed from its log and the gold of its task. */
export const episodeResultSchema = z.object({
  questions: z.array(questionResultSchema).min(1),
  /** Share of the questions that were answered right; of a world, what its benchmark counts: progress (PDDL) or success. */
  score: z.number(),
  f1: z.number(),
  /** Successful operations of the agent, in all three stages. */
  operations: z.record(z.enum(operationNames), z.int()),
  rejectedOperations: z.int(),
  /** Null for tasks whose messages have no gold operation, and for strategies whose model is offered none. */
  confusion: confusionSchema.nullable(),
  /** Facts that the store holds and past ones that it does not, of all of them; null where nothing outlives the context, or the task has no gold state. */
  stateAccuracy: z.number().nullable(),
  memories: z.array(z.string()),
  /** Tokens of all prompts together, as counted before they were sent; those of a memory system outside this app among them. */
  promptTokens: z.int(),
  modelCalls: z.int(),
  turns: z.int(),
  /** What of it a memory system outside this app used; null where there was none. */
  outside: z.object({ learn: outsideUseSchema, recall: outsideUseSchema }).nullable().default(null),
  /** What a model said of it, where one judges the run. */
  judged: modelJudgementSchema.nullable().default(null),
  /** Absent where no world was acted in. */
  world: worldResultSchema.optional(),
});
export type EpisodeResult = z.infer<typeof episodeResultSchema>;
