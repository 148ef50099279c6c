import type { ProposalReason } from "../log/memory-events";
import type { MemoryPolicy } from "../settings/owner-settings";
import type { Taint } from "./turn-taint";

/** Changes that the agent may make by itself in one turn; more wait for the person. */
export const changesPerTurn = { ADD: 5, UPDATE: 5, DELETE: 2 } as const;

/** A change of long-term memory that the agent asks for, with what the decision needs to know about it. */
export interface AskedChange {
  readonly operation: "ADD" | "UPDATE" | "DELETE";
  /** Text by others is before the model, or something that was made from it. */
  readonly taint: Taint | null;
  /** Every word of the new text is in what the person typed in this turn; of a deletion never. */
  readonly isTyped: boolean;
  /** A memory from text by others is before the model, and the change is no new text and not in the person's words. */
  readonly followsForeignMemory: boolean;
  /** The text tells a model what to do, and the person did not say it. */
  readonly isInstruction: boolean;
  /** The text holds a key or a password, no matter who said it. */
  readonly holdsSecret: boolean;
  /** Changes of this operation that the agent has made in this turn. */
  readonly doneInTurn: number;
}

/** What becomes of a change: done at once, put before the person, or only recorded. */
export type PolicyDecision =
  | { readonly mode: "auto" }
  | { readonly mode: "ask" | "shadow"; readonly reason: ProposalReason };

/**
 * Decides how a change by the agent is carried out. What the person has set for the operation comes first; what is suspicious or secret waits
 * for the person whatever was set, except that a person may trust pasted text. Never asked about what the person does.
 */
export function decidePolicy(policy: MemoryPolicy, change: AskedChange): PolicyDecision {
  const mode = policy[change.operation];
  if (mode === "shadow") return { mode, reason: "policy-shadow" };
  if (change.holdsSecret) return { mode: "ask", reason: "secret" };
  if (change.taint !== null && policy.pastedText === "ask" && (change.taint.isRecent || !change.isTyped))
    return { mode: "ask", reason: change.taint.source };
  if (change.followsForeignMemory && policy.pastedText === "ask")
    return { mode: "ask", reason: "recalled-text" };
  if (change.isInstruction) return { mode: "ask", reason: "instruction" };
  if (change.doneInTurn >= changesPerTurn[change.operation]) return { mode: "ask", reason: "many-changes" };
  return mode === "ask" ? { mode, reason: "policy-ask" } : { mode: "auto" };
}
