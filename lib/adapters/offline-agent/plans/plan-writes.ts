import type { OperationInput } from "@/lib/core/log/operations";
import type { WriteResult } from "../phrases/phrase-writes";
import type { ConversationView } from "../read-prompt";
import type { PlannedCall } from "../reply";
import type { ToolStep } from "../tool-step";
import type { WriteDecision } from "./decide-writes";

/** What is left to write, and what was written. */
export interface WriteProgress {
  /** The calls of the next step; empty when nothing is left to do. */
  readonly next: readonly PlannedCall[];
  readonly results: readonly WriteResult[];
}

/**
 * Pairs decisions with the ADDs and UPDATEs of this turn, which ran in the same order, and answers refusals once:
 * an UPDATE of a memory that is gone becomes an ADD.
 */
export function trackWrites(decisions: readonly WriteDecision[], view: ConversationView): WriteProgress {
  const planned = decisions.flatMap(({ calls }) => calls);
  const written = view.steps.filter(({ operation }) => operation === "ADD" || operation === "UPDATE");
  if (planned.length > 0 && written.length === 0) return { next: planned, results: [] };
  const first = pair(decisions, written.slice(0, planned.length));
  const repairs = first.map(repair);
  const retried = written.slice(planned.length);
  if (repairs.some((call) => call !== null) && retried.length === 0)
    return { next: repairs.flatMap((call) => call ?? []), results: [] };
  return { next: [], results: withRetries(first, repairs, retried) };
}

function pair(decisions: readonly WriteDecision[], steps: readonly ToolStep[]): readonly WriteResult[] {
  let taken = 0;
  return decisions.map((decision) => {
    const own = steps.slice(taken, taken + decision.calls.length);
    taken += decision.calls.length;
    return { decision, steps: own };
  });
}

function repair({ decision, steps }: WriteResult): PlannedCall | null {
  const [call] = decision.calls;
  const isGone = steps[0]?.outcome.rejected?.code === "UNKNOWN_ID";
  return call?.operation === "UPDATE" && isGone ? added(call.input) : null;
}

function added(input: OperationInput<"UPDATE">): PlannedCall {
  return { operation: "ADD", input: textAndTags(input) };
}

function textAndTags({ content, metadata }: Pick<OperationInput<"ADD">, "content" | "metadata">) {
  return { content, ...(metadata ? { metadata } : {}) };
}

function withRetries(
  results: readonly WriteResult[],
  repairs: readonly (PlannedCall | null)[],
  retried: readonly ToolStep[],
): readonly WriteResult[] {
  let taken = 0;
  return results.map((result, index) => {
    const retry = repairs[index] ? retried[taken++] : undefined;
    return retry ? { ...result, steps: [retry] } : result;
  });
}
