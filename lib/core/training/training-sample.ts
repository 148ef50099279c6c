import { recordedPrompt } from "../context/recorded-prompt";
import type { PromptMessage } from "../context/render-prompt";
import type { SessionLog } from "../episode/episode-log";
import type { Stage } from "../log/episode-events";
import type { EventOf, SessionEvent } from "../log/events";
import type { OperationName } from "../log/operations";
import type { SampledTokens } from "../log/sampling";
import { trainedStep } from "../protocol/protocol-prompt";

/** One model call as training sees it: what was sent, what came back, and what came of it. */
export interface TrainingSample {
  readonly sessionId: string;
  /** Where the step ended. */
  readonly sequence: number;
  readonly turnId: string;
  readonly step: number;
  /** The stage of the episode; null in an ordinary conversation. */
  readonly stage: Stage | null;
  readonly modelId: string;
  /** SHA-256 of the messages as rendered; `isProven` when the log leads to the very same. */
  readonly messagesHash: string;
  readonly isProven: boolean;
  /** What the model read, in the form in which it was sent. */
  readonly messages: readonly PromptMessage[];
  readonly written: WrittenStep;
  /** The operations that the step led to and that succeeded. */
  readonly operations: readonly OperationName[];
  /** True where something that the step asked for was refused. */
  readonly isRejected: boolean;
  /** True where the step was neither an answer nor calls that can be read. */
  readonly isMalformed: boolean;
  readonly sampled: SampledTokens | null;
}

/** What a model wrote in one step. */
export interface WrittenStep {
  readonly thought: string;
  readonly text: string;
  readonly calls: EventOf<"step-finished">["toolCalls"];
}

/**
 * Every finished model call of these logs, in order; a call whose step failed before it ended has none. Each row stands alone, because SUMMARY
 * and FILTER rewrite what the next call reads (paper §3.4). `within` says which events are looked at: branches share those before them.
 */
export function samplesOf(
  logs: readonly SessionLog[],
  within: (event: SessionEvent) => boolean = () => true,
): readonly TrainingSample[] {
  return logs.flatMap(({ sessionId, events }) => {
    const samples: TrainingSample[] = [];
    let stage: Stage | null = null;
    let started: EventOf<"step-started"> | null = null;
    for (const event of events) {
      if (event.type === "stage-started") stage = event.stage;
      // A step that was sent again with a shorter prompt counts as it was sent last.
      if (event.type === "step-started") started = event;
      if (event.type !== "step-finished" || event.by !== "agent" || !started) continue;
      if (within(event)) samples.push(sampleOf(sessionId, events, started, event, stage));
      started = null;
    }
    return samples;
  });
}

function sampleOf(
  sessionId: string,
  events: readonly SessionEvent[],
  started: EventOf<"step-started">,
  finished: EventOf<"step-finished">,
  stage: Stage | null,
): TrainingSample {
  const prompt = recordedPrompt(events, started.sequence);
  const outcomes = events.filter(
    (event) =>
      event.sequence > finished.sequence &&
      event.turnId === finished.turnId &&
      event.step === finished.step &&
      event.by === "agent",
  );
  const { reasoning, item, toolCalls } = finished;
  return {
    sessionId,
    sequence: finished.sequence,
    turnId: finished.turnId ?? "",
    step: finished.step ?? 0,
    stage,
    modelId: started.model.modelId,
    messagesHash: started.messagesHash,
    isProven: prompt?.isProven ?? false,
    messages: prompt?.sent ?? [],
    written: { thought: reasoning, text: item?.text ?? "", calls: toolCalls },
    operations: outcomes.flatMap((event) =>
      "operation" in event && event.operation !== null && event.type !== "operation-rejected"
        ? [event.operation]
        : [],
    ),
    isRejected: outcomes.some((event) => event.type === "operation-rejected"),
    isMalformed: finished.finishReason === "malformed" || finished.finishReason === "empty",
    sampled: finished.sampled ?? null,
  };
}

/** The step as a policy of ours is taught to write it. */
export function targetOf({ written: { thought, text, calls } }: Pick<TrainingSample, "written">): string {
  return trainedStep(thought.trim(), calls.length > 0 ? "" : text.trim(), calls);
}
