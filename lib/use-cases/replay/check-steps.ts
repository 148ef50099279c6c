import { judgeStep, type StepJudgement } from "@/lib/core/replay/judge-step";
import { type ExpectedOperation, expectedOf, messagesOf, type StepTest } from "@/lib/core/replay/step-test";
import { type LanguageModel, ModelError } from "@/lib/ports/language-model";

/** What one test gave. */
export interface CheckedStep {
  readonly name: string;
  readonly expected: readonly ExpectedOperation[];
  /** Null when the model failed; `failure` then says how. */
  readonly got: readonly ExpectedOperation[] | null;
  readonly judgement: StepJudgement | null;
  readonly failure: string | null;
}

/** Asks a model what it does with a frozen prompt. Nothing is carried out: only what it calls is compared. */
export async function checkStep(languageModel: LanguageModel, test: StepTest): Promise<CheckedStep> {
  const { name, expected } = test;
  try {
    const got = await callsOf(languageModel, test);
    return { name, expected, got, judgement: judgeStep(expected, got), failure: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { name, expected, got: null, judgement: null, failure: error.message };
  }
}

async function callsOf(languageModel: LanguageModel, test: StepTest): Promise<readonly ExpectedOperation[]> {
  const { signal } = new AbortController();
  const got: ExpectedOperation[] = [];
  for await (const part of languageModel.stream({ messages: messagesOf(test), withTools: true, signal }))
    if (part.type === "tool-call") got.push(...expectedOf(part.toolName, part.input));
  return got;
}
