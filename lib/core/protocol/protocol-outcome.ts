import type { ProtocolRepair } from "./protocol-repair";
import type { ProtocolCall } from "./read-calls";

/** What a whole step of the paper's protocol was. */
export type ProtocolOutcome =
  | {
      readonly kind: "calls";
      readonly calls: readonly ProtocolCall[];
      readonly repairs: readonly ProtocolRepair[];
    }
  | { readonly kind: "answer"; readonly repairs: readonly ProtocolRepair[] }
  /** Nothing of this step may be done or shown as an answer. `reason` tells the model what to do instead. */
  | { readonly kind: "malformed"; readonly reason: string; readonly raw: string };

/** How a step can break the rules, as the model is told. */
export const protocolProblems = {
  noThought: "The step did not begin with a <think> block.",
  noBlock: "The step had neither a <tool_call> block nor an <answer> block.",
  both: "The step had both a <tool_call> block and an <answer> block; only one of them is allowed.",
  twoAnswers: "The step had more than one <answer> block.",
  emptyAnswer: "The <answer> block was empty.",
  tooLong: "The <tool_call> block was longer than any call needs.",
  cutOff: "The step was cut off before its block was complete. Write less.",
} as const;

/** Longest piece of a malformed step that is kept, in characters. */
export const rawMaxCharacters = 8_000;
