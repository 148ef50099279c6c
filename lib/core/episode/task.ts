import { z } from "zod";
import { environmentPlaceSchema } from "./environment/place";

/** One fact that holds at the end of a task's first stage, in the words in which it was said. */
export const goldFactSchema = z.object({
  factId: z.string().min(1),
  /** The sentence that says it. */
  text: z.string().min(1),
  /** Whom or what it is about: a name, or `me` for the person who speaks. */
  subject: z.string().min(1),
  attribute: z.string().min(1),
  value: z.string().min(1),
});
export type GoldFact = z.infer<typeof goldFactSchema>;

/** A question of the third stage with what is right to answer. Nothing of it but `text` is ever shown to the policy. */
export const taskQuestionSchema = z.object({
  questionId: z.string().min(1),
  text: z.string().min(1),
  kind: z.string().min(1),
  /** The right answer; null where the right answer is that nobody knows. */
  answer: z.string().min(1).nullable(),
  /** Other wordings that are as right. */
  alsoRight: z.array(z.string().min(1)).default([]),
  /** The facts that the answer rests on. */
  evidence: z.array(z.string()).default([]),
  /** Values that were right once and are wrong now. */
  staleValues: z.array(z.string()).default([]),
  /** Sentences that the answer rests on, for a task without gold facts. */
  supportingFacts: z.array(z.string().min(1)).optional(),
  /** What an answer should do, point by point: for a judge that is a model. */
  rubric: z.array(z.string().min(1)).optional(),
});
export type TaskQuestion = z.infer<typeof taskQuestionSchema>;

/**
 * One task in three stages (paper §3.3): what is said in the first stage, what distracts in the second, what is asked in the third,
 * and the gold state: the facts that hold when the first stage is over.
 */
export const taskSchema = z
  .object({
    taskId: z.string().min(1),
    suite: z.string().min(1),
    kind: z.string().min(1),
    language: z.string().min(2),
    /** The world that the third stage is played in; absent where questions are answered. */
    environment: environmentPlaceSchema.optional(),
    /** Stage 1: one message of the person each, with its day where the task has days. */
    messages: z.array(z.object({ text: z.string().min(1), at: z.iso.datetime().optional() })).min(1),
    /** Stage 2: messages that have nothing to do with the questions. */
    distractors: z.array(z.string().min(1)).default([]),
    /** Stage 3. */
    questions: z.array(taskQuestionSchema).min(1),
    facts: z.array(goldFactSchema).default([]),
    /** Facts that held at some time of the first stage and no longer do. */
    pastFacts: z.array(goldFactSchema).default([]),
    /** True when something said earlier stops being true in the first stage, so that memory has to be changed. */
    needsMaintenance: z.boolean().default(false),
  })
  .strict();
export type Task = z.infer<typeof taskSchema>;

/** Why a task cannot be used as it is, with what is wrong in it. */
export interface TaskProblem {
  readonly code: "GOLD_IN_QUESTION" | "UNKNOWN_EVIDENCE" | "REPEATED_ID";
  readonly taskId: string;
  readonly detail: string;
}

/**
 * What schema validation cannot see: an answer that is in its own question, evidence that is no fact of the task, ids used twice.
 * An empty list means that the task can be run.
 */
export function findTaskProblems(task: Task): readonly TaskProblem[] {
  const problems: TaskProblem[] = [];
  const add = (code: TaskProblem["code"], detail: string) =>
    problems.push({ code, taskId: task.taskId, detail });
  const facts = [...task.facts, ...task.pastFacts];
  const factIds = new Set(facts.map((fact) => fact.factId));
  if (factIds.size < facts.length) add("REPEATED_ID", "facts");
  const questionIds = new Set(task.questions.map((question) => question.questionId));
  if (questionIds.size < task.questions.length) add("REPEATED_ID", "questions");
  for (const question of task.questions) {
    const asked = question.text.toLocaleLowerCase("und");
    const answer = question.answer?.toLocaleLowerCase("und");
    // A yes or a no, or a choice that the question offers, says nothing about the answer.
    if (answer && answer.length > 3 && asked.includes(answer) && !asked.includes(" or "))
      add("GOLD_IN_QUESTION", question.questionId);
    for (const factId of question.evidence)
      if (!factIds.has(factId)) add("UNKNOWN_EVIDENCE", `${question.questionId}: ${factId}`);
  }
  return problems;
}
