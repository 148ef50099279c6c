"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { InlineError } from "@/components/ui/inline-error";
import { useRead } from "@/lib/client/query/use-read";
import { viewTrainingContract } from "@/lib/contract/lab/view-training";
import type { TrainingManifest } from "@/lib/core/training/training-run";
import { LabPage } from "../lab-page";
import { EngineCards, HeldOutCard, RewardCurveCard } from "./curve-cards";
import { PolicyCardPanel } from "./policy-card-panel";
import { StageToolsCard } from "./stage-tools-card";
import { rewardWords } from "./train-words";
import { UpdateCard } from "./update-card";

/** While a run goes on in a terminal, its page follows this often, in milliseconds. */
const followEveryMs = 5_000;

/** One training run: its curves, and the rollouts behind every point of them. */
export function TrainPage({ runId }: { readonly runId: string }) {
  const [isOver, setOver] = useState(false);
  const { value, error } = useRead(viewTrainingContract, { runId }, isOver ? {} : { everyMs: followEveryMs });
  const [asked, setAsked] = useState<number | null>(null);
  const points = value?.points ?? [];
  const whole = points.filter(({ engine }) => engine !== null);
  const lastUpdate = value?.manifest.settings.updates ?? 1;
  if (value && whole.length === lastUpdate && !isOver) setOver(true);
  const updates = points.map(({ update }) => update);
  const chosen = asked ?? updates.at(-1) ?? null;
  return (
    <LabPage
      title={value ? `Training ${value.manifest.runId}` : "Training"}
      header={
        <>
          <Link
            href="/lab"
            className="inline-flex min-h-7 items-center gap-1.5 text-mute hover:text-ink pointer-coarse:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-4" /> Lab
          </Link>
          <h1 className="text-[15px] font-semibold">{runId}</h1>
          {value && (
            <>
              <span className="rounded-full border border-line px-2 text-xs text-mute">
                {value.manifest.engine}
              </span>
              <span className="text-[13px] font-medium">
                update {whole.length} of {lastUpdate}
              </span>
              <span aria-hidden className="h-1.5 w-32 rounded-full bg-kind-free">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(whole.length / lastUpdate) * 100}%` }}
                />
              </span>
            </>
          )}
        </>
      }
    >
      <InlineError message={error} className="px-4.5 py-3" />
      {value && (
        <div className="space-y-3 px-4.5 pb-6 max-sm:px-2.5">
          <RunFacts manifest={value.manifest} lastAdapter={whole.at(-1)?.update ?? null} />
          {points.length === 0 || chosen === null ? (
            <p className="py-8 text-center text-mute">No update of this run has been played yet.</p>
          ) : (
            <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
              <div className="min-w-0 space-y-3">
                <div className="grid items-start gap-3 lg:grid-cols-2">
                  <RewardCurveCard {...{ points, lastUpdate, chosen }} onChoose={setAsked} />
                  <HeldOutCard points={value.heldOut} {...{ lastUpdate, chosen }} onChoose={setAsked} />
                </div>
                <UpdateSlider updates={updates} chosen={chosen} onChoose={setAsked} />
                <EngineCards {...{ points, lastUpdate, chosen }} onChoose={setAsked} />
                <StageToolsCard {...{ points, chosen }} />
              </div>
              <div className="min-w-0 space-y-3">
                <UpdateCard
                  key={chosen}
                  runId={runId}
                  update={chosen}
                  updates={updates}
                  onChoose={setAsked}
                />
                {value.card && <PolicyCardPanel card={value.card} />}
              </div>
            </div>
          )}
        </div>
      )}
    </LabPage>
  );
}

function UpdateSlider({
  updates,
  chosen,
  onChoose,
}: {
  readonly updates: readonly number[];
  readonly chosen: number;
  readonly onChoose: (update: number) => void;
}) {
  return (
    <label className="flex items-center gap-3 text-[13px] text-mute">
      chosen update
      <input
        type="range"
        min={updates[0] ?? 1}
        max={updates.at(-1) ?? 1}
        value={chosen}
        onChange={({ target }) => onChoose(Number(target.value))}
        className="min-h-6 min-w-0 flex-1 accent-accent pointer-coarse:min-h-11"
      />
      <b className="font-medium text-ink tabular-nums">{chosen}</b>
    </label>
  );
}

function RunFacts({
  manifest: { settings },
  lastAdapter,
}: {
  readonly manifest: TrainingManifest;
  readonly lastAdapter: number | null;
}) {
  const { base, startAdapter, reward, tasksPerUpdate, rolloutsPerTask, klWeight, learningRate, seed } =
    settings;
  const nameOf = (folder: string) => folder.split(/[/\\]/).filter(Boolean).at(-1) ?? folder;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-[13px] text-mute">
      <span>
        base <b className="font-medium text-ink">{nameOf(base)}</b>
        {startAdapter && ` after ${nameOf(startAdapter)}`}
      </span>
      <span>
        reward <b className="font-medium text-ink">{rewardWords[reward]}</b>
      </span>
      <span>
        {tasksPerUpdate} tasks × K {rolloutsPerTask} · β {klWeight} · lr {learningRate} · seed {seed}
      </span>
      <span>suite MemOps tiny</span>
      <span className="ml-auto max-lg:ml-0">
        last good adapter:{" "}
        <b className="font-medium text-ink">{lastAdapter === null ? "none yet" : `update ${lastAdapter}`}</b>
      </span>
    </p>
  );
}
