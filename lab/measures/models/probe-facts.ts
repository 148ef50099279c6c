import type { ProbeKind } from "@/lab/sets/probes";
import type { SessionEvent } from "@/lib/core/log/events";
import { type Row, rounded } from "../report";
import type { ProbeOutcome } from "./run-probes";

const kinds: readonly ProbeKind[] = ["question", "statement", "change", "forget", "not stored", "no tool"];

/** What a run of probes says about a model asked in one way. */
export function probeFacts(name: string, outcomes: readonly ProbeOutcome[]): Row {
  const events = outcomes.flatMap((outcome) => outcome.events);
  const steps = events.filter((event) => event.type === "step-finished");
  const refused = events.filter((event) => event.type === "operation-rejected");
  const usage = steps.flatMap((step) => (step.usage ? [step.usage] : []));
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((total, one) => total + (one ?? 0), 0);
  const input = sum(usage.map(({ inputTokens }) => inputTokens));
  const placed = outcomes.filter(({ wasPlaced }) => wasPlaced === true);
  return {
    asked: name,
    ...Object.fromEntries(kinds.map((kind) => [kind, shareOf(outcomes.filter((one) => one.kind === kind))])),
    questionsPlaced: shareOf(placed),
    jsonShown: outcomes.filter(({ showsJson }) => showsJson).length,
    failed: outcomes.filter(({ ended }) => ended !== "completed").length,
    calls: sum(steps.map(({ toolCalls }) => toolCalls.length)),
    putToPerson: events.filter((event) => event.type === "memory-proposed").length,
    refused: refused.length,
    repeated: refused.filter(({ code }) => code === "REPEATED_CALL").length,
    steps: steps.length,
    inputEach: Math.round(input / Math.max(1, usage.length)),
    outputEach: Math.round(sum(usage.map(({ outputTokens }) => outputTokens)) / Math.max(1, usage.length)),
    cachedShare:
      input === 0 ? null : rounded(sum(usage.map(({ cachedInputTokens }) => cachedInputTokens)) / input, 2),
  };
}

function shareOf(outcomes: readonly ProbeOutcome[]): string {
  return outcomes.length === 0
    ? "–"
    : `${outcomes.filter(({ isRight }) => isRight).length} of ${outcomes.length}`;
}

/** For each refusal: how often the model read it, and how often its next step was done or answered. */
export function refusalRows(outcomes: readonly ProbeOutcome[]): readonly Row[] {
  const byCode = new Map<string, { times: number; right: number }>();
  for (const { events } of outcomes) {
    events.forEach((event, index) => {
      if (event.type !== "operation-rejected") return;
      const known = byCode.get(event.code) ?? { times: 0, right: 0 };
      const isRight = nextStepIsRight(events.slice(index + 1), event.step);
      byCode.set(event.code, { times: known.times + 1, right: known.right + (isRight ? 1 : 0) });
    });
  }
  return [...byCode].map(([code, { times, right }]) => ({ refusal: code, times, nextStepRight: right }));
}

/** An answer in words, or a call that is done. */
function nextStepIsRight(later: readonly SessionEvent[], refusedStep: number | null): boolean {
  const next = later.find((event) => event.type === "step-finished" && event.step !== refusedStep);
  if (next?.type !== "step-finished") return false;
  if (next.toolCalls.length === 0)
    return /\w/.test(next.item?.text ?? "") && !/^\s*[[{]/.test(next.item?.text ?? "");
  return later.some(
    (event) => "operation" in event && event.step === next.step && event.type !== "operation-rejected",
  );
}

/** What was said and done in one line, for the eye. */
export function probeLine({ say, isRight, answer, events, ended }: ProbeOutcome): string {
  const acts = events.flatMap((event) =>
    "operation" in event && event.by === "agent"
      ? [event.type === "operation-rejected" ? `✗${event.toolName} ${event.code}` : `${event.operation}`]
      : [],
  );
  return `${isRight ? "✓" : "·"} ${say} → [${acts.join(", ")}] ${ended === "completed" ? "" : `(${ended}) `}${answer.replaceAll(/\s+/g, " ").slice(0, 160)}`;
}
