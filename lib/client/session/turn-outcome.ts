import type { Turn } from "@/lib/core/session/session-state";
import { counted } from "@/lib/core/text/phrases";

/** How a turn ended when it did not end with an answer, in words. */
export interface TurnOutcome {
  readonly kind: "failed" | "stopped" | "interrupted" | "step-limit" | "cut-short";
  readonly title: string;
  readonly explanation: string;
  /** What of the turn is kept. */
  readonly saved: string;
  /** The event that ended the turn. */
  readonly endedSequence: number | null;
}

/** Says honestly how a turn ended; null while it runs and when it ended with an answer. */
export function outcomeOf(turn: Turn, memoryChanges: number, hasText: boolean): TurnOutcome | null {
  const words = wordsOf(turn);
  return words && { ...words, saved: savedWords(memoryChanges, hasText), endedSequence: turn.endedSequence };
}

function wordsOf(turn: Turn): Pick<TurnOutcome, "kind" | "title" | "explanation"> | null {
  switch (turn.status) {
    case "running":
      return null;
    case "completed":
      if (turn.endReason === "length-limit" || turn.endReason === "content-filter")
        return { kind: "cut-short", ...cutShort[turn.endReason] };
      if (turn.endReason !== "step-limit") return null;
      return {
        kind: "step-limit",
        title: "Stopped at the step limit",
        explanation: `The agent used all ${turn.steps.length} model calls of this turn without finishing its answer.`,
      };
    case "cancelled":
      return { kind: "stopped", title: "Stopped", explanation: "You stopped this answer." };
    case "interrupted":
      return {
        kind: "interrupted",
        title: "The answer was interrupted",
        explanation: turn.endReason ?? "The server stopped while the agent was answering.",
      };
    case "failed":
      return {
        kind: "failed",
        title: "The answer failed",
        explanation: turn.endReason ?? "The model gave no reason.",
      };
  }
}

/** What cut an answer short that had begun. */
const cutShort = {
  "length-limit": {
    title: "The answer was cut off",
    explanation: "It reached the most tokens that one answer of this model may have.",
  },
  "content-filter": {
    title: "The answer was blocked",
    explanation: "The content filter of the model’s provider stopped it here.",
  },
} as const;

function savedWords(memoryChanges: number, hasText: boolean): string {
  const kept = ["your message"];
  if (hasText) kept.push("the text above");
  if (memoryChanges > 0) kept.push(counted(memoryChanges, "memory change"));
  const last = kept.pop() ?? "";
  return `Saved: ${kept.length > 0 ? `${kept.join(", ")} and ${last}` : last}.`;
}
