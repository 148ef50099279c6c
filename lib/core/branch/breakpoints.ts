import { budgetOf } from "../context/budget";
import { type Breakpoint, breakpointKey } from "../log/breakpoint";
import { type OperationName, operationOfTool } from "../log/operations";
import type { SessionState } from "../session/session-state";
import { shortenedTo } from "../text/shorten";

/** Why a turn must stand still now. */
export interface BreakpointHit {
  /** The breakpoint's key. */
  readonly breakpoint: string;
  /** What is about to happen, for the person. */
  readonly sentence: string;
}

/** A call that is about to run, with what the breakpoints need to know of it. */
export interface PendingCall {
  readonly toolName: string;
  /** The text of the memory that an UPDATE or DELETE names; null where there is none. */
  readonly targetContent: string | null;
  /** For RETRIEVE: the memories it would bring in. */
  readonly wouldRetrieve: readonly { readonly memoryId: string; readonly content: string }[];
}

const writes: ReadonlySet<OperationName> = new Set<OperationName>(["ADD", "UPDATE", "DELETE"]);

/** The first breakpoint that holds a call before it runs, or null. */
export function pauseBeforeCall(breakpoints: readonly Breakpoint[], call: PendingCall): BreakpointHit | null {
  const operation = operationOfTool(call.toolName);
  if (!operation) return null;
  for (const breakpoint of breakpoints) {
    const sentence = sentenceOfCall(breakpoint, operation, call);
    if (sentence) return { breakpoint: breakpointKey(breakpoint), sentence };
  }
  return null;
}

function sentenceOfCall(breakpoint: Breakpoint, operation: OperationName, call: PendingCall): string | null {
  switch (breakpoint.kind) {
    case "delete":
      return operation === "DELETE" ? writeSentence(operation, call) : null;
    case "memory-write":
      return writes.has(operation) ? writeSentence(operation, call) : null;
    case "retrieved": {
      const found = call.wouldRetrieve.find((memory) => memory.memoryId === breakpoint.memoryId);
      return operation === "RETRIEVE" && found
        ? `This search would bring in ${quoted(found.content)}.`
        : null;
    }
    case "budget":
      return null;
  }
}

function writeSentence(operation: OperationName, { targetContent }: PendingCall): string {
  const target = targetContent === null ? "a memory" : quoted(targetContent);
  switch (operation) {
    case "DELETE":
      return `The agent wants to delete ${target}.`;
    case "UPDATE":
      return `The agent wants to change ${target}.`;
    default:
      return "The agent wants to add a memory.";
  }
}

/** The sentence around it ends with the full stop. */
function quoted(content: string): string {
  return `“${shortenedTo(content.replace(/\.$/, ""), 120)}”`;
}

/**
 * The breakpoint that holds the next step, or null: the context is at or above a share of its limit that the step before was below.
 * So each crossing pauses once, however long the context then stays above.
 */
export function pauseBeforeStep(
  breakpoints: readonly Breakpoint[],
  state: SessionState,
): BreakpointHit | null {
  const { usedTokens, limitTokens } = budgetOf(state);
  const previous =
    state.turns
      .toArray()
      .flatMap((turn) => turn.steps)
      .at(-1)?.countedTokens ?? 0;
  for (const breakpoint of breakpoints) {
    if (breakpoint.kind !== "budget") continue;
    const mark = (limitTokens * breakpoint.percent) / 100;
    if (usedTokens < mark || previous >= mark) continue;
    const percent = Math.round((usedTokens / limitTokens) * 100);
    return {
      breakpoint: breakpointKey(breakpoint),
      sentence: `The context has reached ${percent} % of its limit (${usedTokens} of ${limitTokens} tokens).`,
    };
  }
  return null;
}
