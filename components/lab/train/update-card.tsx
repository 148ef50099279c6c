"use client";

import { ArrowLeft, ArrowRight, Play, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { OperationBadge } from "@/components/ui/operation-badge";
import { useRead } from "@/lib/client/query/use-read";
import { viewUpdateContract } from "@/lib/contract/lab/view-update";
import { operationNames } from "@/lib/core/log/operations";
import type { TrainingRollout } from "@/lib/core/training/training-run";
import { bodyCell, Head, LabCard, WideTable } from "../lab-card";
import { shareText } from "../lab-numbers";

interface UpdateCardProps {
  readonly runId: string;
  readonly update: number;
  readonly updates: readonly number[];
  readonly onChoose: (update: number) => void;
}

/** The rollouts of one update: tasks that disagree most first, each reward a button, the chosen one with its way into the replay. */
export function UpdateCard({ runId, update, updates, onChoose }: UpdateCardProps) {
  const { value, error } = useRead(viewUpdateContract, { runId, update });
  const [chosen, setChosen] = useState<string | null>(null);
  const groups = value?.groups ?? [];
  const all = groups.flatMap(({ rollouts }) => rollouts);
  const shown = all.find(({ rolloutId }) => rolloutId === chosen) ?? all[0];
  const k = Math.max(0, ...groups.map(({ rollouts }) => rollouts.length));
  const at = updates.indexOf(update);
  return (
    <LabCard
      title={`Update ${update}`}
      facts={
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {value ? `${groups.length} tasks × ${k} rollouts, reward · most disagreement first` : "…"}
          <Step word="Earlier update" icon={ArrowLeft} to={updates[at - 1]} onChoose={onChoose} />
          <Step word="Later update" icon={ArrowRight} to={updates[at + 1]} onChoose={onChoose} />
        </span>
      }
    >
      <InlineError message={error} className="px-3.5 py-2" />
      {value && (
        <WideTable label={`Rollouts of update ${update}`}>
          <thead>
            <tr>
              <Head>task</Head>
              {Array.from({ length: k }, (_, index) => index + 1).map((index) => (
                <Head key={index}>{index}</Head>
              ))}
              <Head>mean</Head>
              <Head>spread σ</Head>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ taskId, kind, mean, deviation, rollouts }) => (
              <tr key={taskId} className="border-t border-line">
                <th scope="row" className={`${bodyCell} font-normal`}>
                  {kind.replaceAll("-", " ")}
                </th>
                {rollouts.map((rollout) => (
                  <td key={rollout.rolloutId} className={bodyCell}>
                    <RolloutButton
                      rollout={rollout}
                      isChosen={rollout.rolloutId === shown?.rolloutId}
                      onChoose={() => setChosen(rollout.rolloutId)}
                    />
                  </td>
                ))}
                <td className={bodyCell}>{rewardText(mean)}</td>
                <td className={bodyCell}>
                  {deviation === 0 ? (
                    <span className="inline-flex items-center gap-1 rounded-full border border-line px-2 text-xs text-mute">
                      <TriangleAlert aria-hidden className="size-3" /> 0 · no gradient
                    </span>
                  ) : (
                    shareText(deviation)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {shown && <RolloutFacts runId={runId} rollout={shown} />}
    </LabCard>
  );
}

function RolloutButton({
  rollout,
  isChosen,
  onChoose,
}: {
  readonly rollout: TrainingRollout;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { reward, kind, index, status, isRight } = rollout;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`${kind}, rollout ${index}: reward ${rewardText(reward)}, ${status === "failed" ? "failed" : isRight ? "right" : "wrong"}`}
      onClick={onChoose}
      className={cn(
        "min-h-7 min-w-12 rounded-md px-1.5 tabular-nums pointer-coarse:min-h-11",
        status === "failed" ? "border border-danger/40 text-danger" : "text-ink",
        isChosen && "outline-2 outline-ink",
      )}
      style={
        status === "failed"
          ? {}
          : {
              background: `color-mix(in oklab, var(--accent) ${Math.round(8 + Math.max(0, reward) * 40)}%, transparent)`,
            }
      }
    >
      {rewardText(reward)}
    </button>
  );
}

function RolloutFacts({ runId, rollout }: { readonly runId: string; readonly rollout: TrainingRollout }) {
  const { rolloutId, kind, index, reward, advantage, steps, operations, sessionId, problem, isRight } =
    rollout;
  return (
    <div className="m-3 rounded-lg bg-soft px-3 py-2.5 text-[13px]">
      <p className="flex flex-wrap gap-x-3">
        <b className="font-semibold">
          {kind.replaceAll("-", " ")}, rollout {index}
        </b>
        <span>
          reward {rewardText(reward)} · advantage {advantage > 0 ? "+" : ""}
          {rewardText(advantage)} · {steps} steps · {isRight ? "right" : "wrong"}
        </span>
      </p>
      {problem && <p className="text-danger">{problem}</p>}
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
        {(["1", "2", "3"] as const).map((stage) => (
          <li key={stage} className="flex flex-wrap items-center gap-1.5">
            <span className="text-mute">stage {stage}</span>
            {operationNames
              .filter((name) => operations[stage][name] > 0)
              .map((name) => (
                <span key={name} className="inline-flex items-center gap-1">
                  <OperationBadge operation={name} variant="inline" /> {operations[stage][name]}
                </span>
              ))}
            {operationNames.every((name) => operations[stage][name] === 0) && (
              <span className="text-mute">none</span>
            )}
          </li>
        ))}
      </ul>
      {sessionId && (
        <Link
          href={`/replay/train/${[runId, rolloutId, sessionId].map(encodeURIComponent).join("/")}`}
          className="mt-2 inline-flex min-h-8 items-center gap-1.5 rounded-lg bg-ink px-3 text-panel pointer-coarse:min-h-11"
        >
          <Play aria-hidden className="size-3.5" /> Open in replay
        </Link>
      )}
    </div>
  );
}

function Step({
  word,
  icon: Icon,
  to,
  onChoose,
}: {
  readonly word: string;
  readonly icon: typeof ArrowLeft;
  readonly to: number | undefined;
  readonly onChoose: (update: number) => void;
}) {
  return (
    <button
      type="button"
      aria-label={word}
      disabled={to === undefined}
      onClick={() => to !== undefined && onChoose(to)}
      className="grid size-7 place-items-center rounded-md border border-line text-ink disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

function rewardText(value: number): string {
  return value < 0 ? `−${shareText(-value)}` : shareText(value);
}
