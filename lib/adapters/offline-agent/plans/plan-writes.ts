import type { StatedFact } from "../extract-facts/extract-facts";
import type { Slot } from "../extract-facts/fact";
import type { KnownMemory } from "../extract-facts/read-memory";
import { isSingleValued } from "../extract-facts/slots";
import type { WriteResult } from "../phrases/phrase-writes";
import type { ConversationView } from "../read-prompt";
import type { PlannedCall } from "../reply";
import type { ToolStep } from "../tool-step";
import type { WriteDecision } from "./decide-writes";

const severalOf: readonly Slot[] = ["relation", "pet", "language", "event"];

/** What is left to write, and what was written. */
export interface WriteProgress {
  /** The calls of the next step; empty when nothing is left to do. */
  readonly next: readonly PlannedCall[];
  readonly results: readonly WriteResult[];
}

/**
 * Pairs decisions with the ADDs and UPDATEs of this turn, which ran in the same order, and answers refusals once:
 * an UPDATE of a memory that is gone becomes an ADD; an ADD that the store takes for a near duplicate of another fact joins it;
 * an ADD that cannot hold beside another memory replaces it, unless people have several of such.
 */
export function trackWrites(decisions: readonly WriteDecision[], view: ConversationView): WriteProgress {
  const planned = decisions.flatMap(({ calls }) => calls);
  const written = view.steps.filter(({ operation }) => operation === "ADD" || operation === "UPDATE");
  if (planned.length > 0 && written.length === 0) return { next: planned, results: [] };
  const first = pair(decisions, written.slice(0, planned.length));
  const repairs = first.map((result) => repair(result, view.memories));
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

function repair(
  { decision, steps }: WriteResult,
  visible: ReadonlyMap<string, KnownMemory>,
): PlannedCall | null {
  const [call] = decision.calls;
  const rejected = steps[0]?.outcome.rejected;
  if (!call || !rejected) return null;
  if (call.operation === "UPDATE" && rejected.code === "UNKNOWN_ID")
    return {
      operation: "ADD",
      input: {
        content: call.input.content,
        ...(call.input.metadata ? { metadata: call.input.metadata } : {}),
      },
    };
  const contradicted = rejected.code === "CONTRADICTS_MEMORY" ? rejected.memory_id : undefined;
  if (call.operation === "ADD" && contradicted && replaces(decision.fact))
    return {
      operation: "UPDATE",
      input: {
        memory_id: contradicted,
        content: call.input.content,
        ...(call.input.metadata ? { metadata: call.input.metadata } : {}),
      },
    };
  if (call.operation !== "ADD" || rejected.code !== "DUPLICATE_MEMORY" || !rejected.memory_id) return null;
  const existing = visible.get(rejected.memory_id);
  if (!existing || existing.content.toLowerCase().includes(decision.fact.value.toLowerCase())) return null;
  return {
    operation: "UPDATE",
    input: { memory_id: existing.memoryId, content: `${existing.content} ${call.input.content}` },
  };
}

/** The newest word counts, except for what people have several of: there the store may take two brothers for one. */
function replaces(stated: StatedFact): boolean {
  return stated.isCorrection || isSingleValued(stated) || !severalOf.includes(stated.slot);
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
