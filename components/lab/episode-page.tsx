"use client";

import { ArrowLeft, Columns2 } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { InlineError } from "@/components/ui/inline-error";
import { useRead } from "@/lib/client/query/use-read";
import { viewEpisodeContract } from "@/lib/contract/lab/view-episode";
import { AnswersCard } from "./answers-card";
import { EpisodeColumn } from "./episode-column";
import type { EpisodeView } from "./episode-view";
import { LabPage } from "./lab-page";
import { StateCard } from "./state-card";
import { strategyLook } from "./strategy-words";

/** One history as two strategies did on it, beside each other: turn by turn, answers, the store at the end. */
export function EpisodePage({ runId, taskId }: { readonly runId: string; readonly taskId: string }) {
  const { value, error } = useRead(viewEpisodeContract, { runId, taskId });
  const asked = useSearchParams().get("with");
  const [pair, setPair] = useState<readonly [string | null, string | null]>([null, asked]);
  const runHref = `/lab/${encodeURIComponent(runId)}`;
  return (
    <LabPage
      title={value ? `Episode, ${value.task.kind}` : "Episode"}
      header={
        <>
          <Link
            href={runHref}
            className="inline-flex min-h-7 items-center gap-1.5 text-mute hover:text-ink pointer-coarse:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-4" /> Run
          </Link>
          <h1 className="text-[15px] font-semibold">Episode, {value?.task.kind ?? ""}</h1>
          {value && (
            <span className="rounded-full border border-accent/40 px-2 text-xs text-accent">
              speaker: {value.run.manifest.settings.speaker.label}
            </span>
          )}
        </>
      }
    >
      <InlineError message={error} className="px-4.5 py-3" />
      {value && <Compared runId={runId} view={value} pair={pair} onPair={setPair} />}
    </LabPage>
  );
}

interface ComparedProps {
  readonly runId: string;
  readonly view: EpisodeView;
  readonly pair: readonly [string | null, string | null];
  readonly onPair: (pair: readonly [string | null, string | null]) => void;
}

function Compared({ runId, view, pair, onPair }: ComparedProps) {
  const { cells, task } = view;
  const [first, second] = cells;
  const left = cells.find(({ strategy }) => strategy === pair[0]) ?? first;
  const rival = cells.find(({ strategy }) => strategy === pair[1] && strategy !== left?.strategy);
  const right = rival ?? (left === first ? second : first);
  const shown = [left, right].flatMap((cell) => cell ?? []);
  const choose = (at: number, strategy: string) =>
    onPair(at === 0 ? [strategy, right?.strategy ?? null] : [left?.strategy ?? null, strategy]);
  return (
    <div className="space-y-3 px-4.5 py-3 max-sm:px-2.5">
      <p className="text-[13px] text-mute">
        {task.messages.length} messages with {task.facts.length} facts that hold and {task.pastFacts.length}{" "}
        that no longer do · {task.distractors.length} distractors · {task.questions.length} questions, each on
        the same history
      </p>
      <div className="flex flex-wrap gap-3 text-[13px]">
        {shown.map((cell, at) => (
          <label key={cell.cellId} className="inline-flex items-center gap-2">
            {at === 0 ? "Strategy" : "beside"}
            <select
              value={cell.strategy}
              onChange={(event) => choose(at, event.target.value)}
              className="min-h-8 rounded-lg border border-line bg-panel px-2 pointer-coarse:min-h-11"
            >
              {cells.map(({ strategy }) => (
                <option key={strategy} value={strategy}>
                  {strategyLook(strategy).word}
                </option>
              ))}
            </select>
          </label>
        ))}
        {left && right && (
          <Link
            href={`/lab/${encodeURIComponent(runId)}/${encodeURIComponent(task.taskId)}/beside?left=${encodeURIComponent(left.strategy)}&right=${encodeURIComponent(right.strategy)}`}
            prefetch={false}
            className="inline-flex min-h-8 items-center gap-1.5 text-accent hover:underline pointer-coarse:min-h-11"
          >
            <Columns2 aria-hidden className="size-4" /> Open both in replay
          </Link>
        )}
      </div>
      <AnswersCard runId={runId} task={task} cells={shown} />
      <div className="grid gap-3 lg:grid-cols-2">
        {shown.map((cell) => (
          <EpisodeColumn key={cell.cellId} runId={runId} cell={cell} />
        ))}
      </div>
      <StateCard task={task} cells={shown} />
    </div>
  );
}
