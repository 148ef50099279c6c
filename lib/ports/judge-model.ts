import type { JudgePrompt } from "@/lib/core/lab/judge-prompts";
import type { JudgeIdentity } from "@/lib/core/lab/model-judgement";

/** A model that judges what another one answered. */
export interface JudgeModel {
  readonly identity: JudgeIdentity;
  /** What it writes. The same prompt twice is asked once. Throws `JudgeGoneError`. */
  ask(prompt: JudgePrompt): Promise<string>;
}

/** The judge cannot be reached: nothing is known of the episode, and the run ends. `message` is a sentence. */
export class JudgeGoneError extends Error {}
