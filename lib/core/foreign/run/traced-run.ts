import type { Usage } from "../../log/event-envelope";
import { counted } from "../../text/phrases";
import type { ForeignRun, RunStep } from "./foreign-run";
import { tracedMessages } from "./traced-messages";

/** A model call as a store of traces has it. */
export interface TracedCall {
  /** ISO time; null where the trace has none. */
  readonly at: string | null;
  readonly traceId: string;
  readonly modelId: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** Makes a run of traced calls: in order of time, each with exactly the messages that were sent. What has no messages or no answer is left out, and said. */
export function runOfTracedCalls(
  source: string,
  calls: readonly TracedCall[],
  otherSpans: number,
): ForeignRun {
  const ordered = [...calls].sort((left, right) => (left.at ?? "").localeCompare(right.at ?? ""));
  const steps = ordered.flatMap(stepOf);
  const traces = new Set(calls.map(({ traceId }) => traceId)).size;
  const without = calls.length - steps.length;
  return {
    source,
    steps,
    missing: [
      ...(without > 0
        ? [
            `${counted(without, "model call")} without recorded messages or answer left out; most tracers record them only when told to.`,
          ]
        : []),
      ...(otherSpans > 0 ? [`${counted(otherSpans, "span")} of tools, chains and others left out.`] : []),
      ...(traces > 1
        ? [
            `${traces} traces follow each other by time in one session; what is another agent's context shows as a change of this one.`,
          ]
        : []),
      "Descriptions of tools are not read.",
    ],
  };
}

function stepOf({ at, modelId, input, output, inputTokens, outputTokens }: TracedCall): readonly RunStep[] {
  const messages = tracedMessages(input, "user");
  const answer = tracedMessages(output, "agent").find(({ kind }) => kind === "agent");
  if (messages.length === 0 || !answer) return [];
  const hasUsage = inputTokens !== null || outputTokens !== null;
  const usage: Usage | null = hasUsage
    ? { inputTokens, outputTokens, cachedInputTokens: null, reasoningTokens: null }
    : null;
  return [
    {
      messages,
      answer: { text: answer.text, reasoning: "", toolCalls: answer.toolCalls ?? [], usage },
      ...{ modelId, at },
    },
  ];
}

/** A time as traces write it, as ISO with a zone; null where it is none. Times without a zone are UTC. */
export function tracedTime(written: unknown): string | null {
  if (typeof written !== "string") return null;
  const isBare = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(written);
  const ms = Date.parse(isBare ? `${written}Z` : written);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** The first of these that is a count. */
export function tokensIn(...values: readonly unknown[]): number | null {
  for (const value of values) {
    const number = typeof value === "string" && value !== "" ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number) && number >= 0) return number;
  }
  return null;
}
