import type { ModelAnswer } from "../model-answer";
import type { RequestMessage } from "../request-message";

/** One model call of a run: everything that the agent sent with it, and what came back. */
export interface RunStep {
  readonly messages: readonly RequestMessage[];
  readonly answer: Pick<ModelAnswer, "text" | "reasoning" | "toolCalls" | "usage">;
  /** As the file names it; empty where it does not. */
  readonly modelId: string;
  /** ISO time; null where the file has none. */
  readonly at: string | null;
}

/** A run of another agent, as far as its file tells it. */
export interface ForeignRun {
  /** What wrote the file: "Claude Code", "Codex" … */
  readonly source: string;
  readonly version?: string;
  readonly steps: readonly RunStep[];
  /** What the file does not have, or what of it was left out: one sentence each. */
  readonly missing: readonly string[];
}

/** The same run with an answer's usage set where the file says it later. */
export function withUsage(step: RunStep, usage: RunStep["answer"]["usage"]): RunStep {
  return { ...step, answer: { ...step.answer, usage } };
}

/** Makes steps of messages in order: every answer is one model call, on all that stands before it. */
export function stepsOfMessages(
  messages: readonly RequestMessage[],
  { modelId, at }: Pick<RunStep, "modelId" | "at">,
): readonly RunStep[] {
  return messages.flatMap((message, index) =>
    message.kind === "agent"
      ? [
          {
            messages: messages.slice(0, index),
            answer: { text: message.text, reasoning: "", toolCalls: message.toolCalls ?? [], usage: null },
            ...{ modelId, at },
          },
        ]
      : [],
  );
}
