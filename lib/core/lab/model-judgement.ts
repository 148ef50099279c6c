import { z } from "zod";

/** The model that judges, as every table names it. */
export const judgeIdentitySchema = z.object({
  provider: z.string(),
  modelId: z.string(),
  label: z.string(),
});
export type JudgeIdentity = z.infer<typeof judgeIdentitySchema>;

const scoreSchema = z.number().min(0).max(1).nullable();

/** What a model said of one question of an episode. Null is what it could not be asked, or what nobody can read. */
const judgedQuestionSchema = z.object({
  questionId: z.string(),
  /** J: the answer against the right one, on the six bands. */
  answer: scoreSchema,
  /** MQ of the paper's text and of its released code; null too where the question rests on no fact, or nothing outlives the context. */
  memoryPaper: scoreSchema,
  memoryReleased: scoreSchema,
  /** The mean over the points of the question's rubric; null where it has none. */
  rubric: scoreSchema,
});
export type JudgedQuestion = z.infer<typeof judgedQuestionSchema>;

/** What a model said of an episode. */
export const modelJudgementSchema = z.object({
  judge: judgeIdentitySchema,
  questions: z.array(judgedQuestionSchema),
  /** How often it was asked, and how often nothing could be read from what it wrote, even when it was asked again. */
  asked: z.int(),
  unread: z.int(),
});
export type ModelJudgement = z.infer<typeof modelJudgementSchema>;

interface Named {
  readonly modelId: string;
  readonly label: string;
}

/** One model under the names that servers give it: without the folder, the publisher, the file's ending and `:latest`. */
function bareName(modelId: string): string {
  const last = modelId.toLowerCase().split(/[/\\]/).at(-1) ?? "";
  return last.replace(/\.gguf$/, "").replace(/:latest$/, "");
}

/**
 * Why a model may not judge, as a sentence; null where it may. It never judges what it said itself, and no policy that was trained here judges:
 * its rewards came from such judgements.
 */
export function judgeProblem(
  judge: Named,
  speaker: Named & { readonly kind: string },
  trained: readonly string[],
): string | null {
  const name = bareName(judge.modelId);
  if (speaker.kind === "model" && bareName(speaker.modelId) === name)
    return `${judge.label} speaks in this run, so it cannot judge it: name another model as the judge.`;
  if (trained.some((policy) => bareName(policy) === name))
    return `${judge.label} is a trained policy, and those never judge: name another model as the judge.`;
  return null;
}
