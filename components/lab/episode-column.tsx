import { numberText } from "@/components/ui/number-text";
import { OperationBadge } from "@/components/ui/operation-badge";
import type { EpisodeCell } from "./episode-view";
import { LabCard } from "./lab-card";
import { shareText, tokensText } from "./lab-numbers";
import { replayAddress } from "./replay-address";
import { strategyLook } from "./strategy-words";

const stageWords = {
  1: "Stage 1 · facts in casual talk",
  2: "Stage 2 · distractors",
  3: "Stage 3 · questions, each on the same history",
} as const;

interface EpisodeColumnProps {
  readonly runId: string;
  readonly cell: EpisodeCell;
}

/** One episode, stage by stage: every message, what was done with memory, how full the prompt was. A message opens in the replay. */
export function EpisodeColumn({ runId, cell }: EpisodeColumnProps) {
  const { strategy, outcome, timeline, cellId } = cell;
  const most = Math.max(1, ...timeline.map((turn) => turn.promptTokens));
  const facts =
    outcome.status === "done"
      ? `score ${shareText(outcome.result.score)} · ${outcome.result.modelCalls} model calls · ${tokensText(outcome.result.promptTokens)} prompt tokens`
      : outcome.message;
  return (
    <LabCard title={strategyLook(strategy).word} facts={facts}>
      {([1, 2, 3] as const).map((stage) => (
        <div key={stage} className="pb-2">
          <h3 className="bg-soft px-3.5 py-1 text-xs text-mute">{stageWords[stage]}</h3>
          <ol>
            {timeline
              .filter((turn) => turn.stage === stage)
              .map((turn) => (
                <li key={`${turn.sessionId}/${turn.sequence}`} className="px-3.5 py-1 text-[13px]">
                  <div className="flex items-baseline gap-2">
                    <a
                      dir="auto"
                      href={replayAddress(runId, cellId, turn)}
                      className="min-w-0 flex-1 hover:underline pointer-coarse:min-h-11"
                    >
                      {turn.text}
                    </a>
                    <span className="shrink-0 text-xs text-mute tabular-nums">
                      <span
                        aria-hidden
                        className="mr-1.5 inline-block h-1.5 w-14 rounded-full bg-kind-free align-middle"
                      >
                        <span
                          className="block h-full rounded-full bg-kind-agent"
                          style={{ width: `${(turn.promptTokens / most) * 100}%` }}
                        />
                      </span>
                      {numberText(turn.promptTokens)} tokens
                    </span>
                  </div>
                  {turn.operations.length > 0 && (
                    <ul aria-label="Operations" className="flex flex-wrap gap-x-3">
                      {turn.operations.map((operation) => (
                        <li key={operation.sequence} className="inline-flex items-baseline gap-1">
                          <OperationBadge
                            operation={operation.operation}
                            variant="inline"
                            rejected={operation.isRejected}
                          />
                          {operation.by === "app" && <span className="text-xs text-mute">by the app</span>}
                        </li>
                      ))}
                    </ul>
                  )}
                  {stage === 3 && <p className="text-mute">→ {turn.answer || "no answer"}</p>}
                </li>
              ))}
          </ol>
        </div>
      ))}
    </LabCard>
  );
}
