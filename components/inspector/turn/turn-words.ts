import { countText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/log/events";
import type { RecordedSampling } from "@/lib/core/log/sampling";
import type { Turn } from "@/lib/core/session/session-state";

/** How a turn stands, in words. */
export function turnStatusText(turn: Turn): string {
  switch (turn.status) {
    case "running":
      return "running";
    case "completed":
      switch (turn.endReason) {
        case "step-limit":
          return `stopped at the limit of ${countText(turn.steps.length, "step")}`;
        case "length-limit":
          return "answered, cut off at the length limit";
        case "content-filter":
          return "answered, cut off by a content filter";
        default:
          return "answered";
      }
    case "cancelled":
      return "stopped by you";
    case "interrupted":
      return `interrupted${turn.endReason ? `: ${turn.endReason}` : ""}`;
    case "failed":
      return `failed${turn.endReason ? `: ${turn.endReason}` : ""}`;
  }
}

/** From the message to the end, in milliseconds; null while it runs. */
export function turnDuration(turn: Turn): number | null {
  return turn.endedAt === null ? null : Date.parse(turn.endedAt) - Date.parse(turn.startedAt);
}

/** By which form the model called tools, in words. */
export const pathWords = {
  native: "tool calls",
  "text-protocol": "text protocol",
  "text-protocol-with-grammar": "text protocol, grammar sent",
} as const satisfies Record<NonNullable<EventOf<"step-started">["path"]>, string>;

/** What was asked for beside the prompt, on one line. */
export function samplingText({ temperature, topP, seed, maxOutputTokens }: RecordedSampling): string {
  return [
    temperature === undefined ? null : `temperature ${temperature}`,
    topP === undefined ? null : `top-p ${topP}`,
    seed === undefined ? null : `seed ${seed}`,
    maxOutputTokens === undefined ? null : `at most ${countText(maxOutputTokens, "token")}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** Why the model stopped, in words. */
export function finishText(finishReason: string): string {
  const words: Record<string, string> = {
    stop: "finished its answer",
    "tool-calls": "called tools",
    length: "reached the length limit",
    "content-filter": "was stopped by a content filter",
    error: "failed",
    "only-heard": "said only that it heard the placed memories, and was asked again without them",
    malformed: "wrote no answer and no call that can be read",
    empty: "wrote nothing",
  };
  return words[finishReason] ?? finishReason;
}
