import { z } from "zod";
import { grouped } from "../text/phrases";
import type { Step, Turn } from "./session-state";

/** What one answer may take, however many steps it has; null is no limit. */
export const turnLimitsSchema = z.object({
  /** Time that the agent works, in minutes; while it waits for the person at a breakpoint it does not count. */
  minutes: z.number().positive().max(1_440).nullable().default(30),
  /** Tokens that the provider counted, of all its prompts and answers. */
  tokens: z.int().min(1_000).max(1_000_000_000).nullable().default(2_000_000),
  /** In US dollars, as far as prices are known. */
  costUsd: z.number().positive().max(10_000).nullable().default(null),
});
export type TurnLimits = z.infer<typeof turnLimitsSchema>;

/** A limit that was reached: a code for programs, and a sentence for a person that names what was set. */
export interface ReachedLimit {
  readonly code: "turn-time-limit" | "turn-token-limit" | "turn-cost-limit";
  readonly message: string;
}

const kept = "What it said and did before is kept. The limits of one answer are in Settings, Budget.";

/** The limit that the steps of a turn have reached, before another step is paid for; null while there is room. */
export function reachedLimit(
  { tokens, costUsd }: TurnLimits,
  { steps }: Pick<Turn, "steps">,
): ReachedLimit | null {
  const usedTokens = steps.reduce((sum, step) => sum + tokensOf(step), 0);
  if (tokens !== null && usedTokens >= tokens)
    return {
      code: "turn-token-limit",
      message: `This answer was ended because it used ${grouped(usedTokens)} tokens; ${grouped(tokens)} are allowed for one answer. ${kept}`,
    };
  const usedUsd = steps.reduce((sum, step) => sum + (step.finished?.costUsd ?? 0), 0);
  if (costUsd !== null && usedUsd >= costUsd)
    return {
      code: "turn-cost-limit",
      message: `This answer was ended because it cost $${usedUsd.toFixed(4)}; $${costUsd} are allowed for one answer. ${kept}`,
    };
  return null;
}

/** The limit of time, once it is over. */
export function timeIsOver(minutes: number): ReachedLimit {
  return {
    code: "turn-time-limit",
    message: `This answer was ended because it took longer than ${minutes === 1 ? "a minute" : `${minutes} minutes`}, which is what one answer may take. ${kept}`,
  };
}

/** What the provider counted; where it says nothing, what we counted of the prompt. */
function tokensOf({ finished, countedTokens }: Step): number {
  const usage = finished?.usage;
  return (usage?.inputTokens ?? countedTokens) + (usage?.outputTokens ?? 0);
}
