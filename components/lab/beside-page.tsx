"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { ComparedPair } from "@/components/branch/compare/compared-pair";
import { MemoryChanges } from "@/components/branch/compare/memory-changes";
import type { TurnsBeside } from "@/lib/core/lab/episodes-beside";
import { LabPage } from "./lab-page";
import { replayAddress } from "./replay-address";
import { StrategyName } from "./strategy-mark";
import { strategyLook } from "./strategy-words";

/** One of the two episodes. */
interface Side {
  readonly strategy: string;
  readonly cellId: string;
}

interface BesidePageProps {
  readonly runId: string;
  readonly taskId: string;
  readonly speaker: string;
  readonly kind: string;
  readonly left: Side;
  readonly right: Side;
  readonly turns: readonly TurnsBeside[];
}

const stageWords = {
  1: "Stage 1, facts in casual talk",
  2: "Stage 2, distractors",
  3: "Stage 3, questions",
} as const;

/** Two recorded episodes of one history, turn beside turn: answers, steps, operations, memories. Each turn opens in its replay. */
export function BesidePage({ runId, taskId, speaker, kind, left, right, turns }: BesidePageProps) {
  const names = [strategyLook(left.strategy).word, strategyLook(right.strategy).word] as const;
  return (
    <LabPage
      title={`${names[0]} beside ${names[1]}`}
      header={
        <>
          <Link
            href={`/lab/${encodeURIComponent(runId)}/${encodeURIComponent(taskId)}?with=${encodeURIComponent(right.strategy)}`}
            className="inline-flex min-h-7 items-center gap-1.5 text-mute hover:text-ink pointer-coarse:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-4" /> Episode
          </Link>
          <h1 className="text-[15px] font-semibold">Both replays, {kind}</h1>
          <StrategyName strategy={left.strategy} />
          <StrategyName strategy={right.strategy} />
          <span className="rounded-full border border-accent/40 px-2 text-xs text-accent">
            speaker: {speaker}
          </span>
        </>
      }
    >
      <nav aria-label="Stages" className="flex flex-wrap gap-x-4 px-4.5 pt-3 text-[13px]">
        {([1, 2, 3] as const).map((stage) => (
          <a
            key={stage}
            href={`#stage-${stage}`}
            className="inline-flex min-h-6 items-center text-accent hover:underline pointer-coarse:min-h-11"
          >
            {stageWords[stage]}
          </a>
        ))}
      </nav>
      <div className="mx-auto max-w-[1200px] space-y-8 px-4 py-5 sm:px-6">
        {([1, 2, 3] as const).map((stage) => (
          <section key={stage} id={`stage-${stage}`} aria-label={stageWords[stage]} className="space-y-6">
            <h2 className="border-b border-line pb-1 text-[13px] font-semibold">{stageWords[stage]}</h2>
            {turns
              .filter((pair) => pair.stage === stage)
              .map((pair, index) => {
                const both = { left: pair.left?.turn ?? null, right: pair.right?.turn ?? null };
                return (
                  <section
                    key={pair.left?.turn.turnId ?? pair.right?.turn.turnId}
                    aria-label={`${stageWords[stage]}, turn ${index + 1}`}
                  >
                    <p className="mb-2 flex flex-wrap items-center gap-x-4 text-xs text-mute">
                      <span>Turn {index + 1}</span>
                      {pair.left && <ReplayLink runId={runId} side={left} place={pair.left} />}
                      {pair.right && <ReplayLink runId={runId} side={right} place={pair.right} />}
                    </p>
                    <ComparedPair pair={both} leftName={names[0]} rightName={names[1]} />
                    <MemoryChanges pair={both} leftName={names[0]} rightName={names[1]} />
                  </section>
                );
              })}
          </section>
        ))}
      </div>
    </LabPage>
  );
}

function ReplayLink({
  runId,
  side: { strategy, cellId },
  place,
}: {
  readonly runId: string;
  readonly side: Side;
  readonly place: { readonly sessionId: string; readonly sequence: number };
}) {
  return (
    <a
      href={replayAddress(runId, cellId, place)}
      className="inline-flex min-h-6 items-center text-accent hover:underline pointer-coarse:min-h-11"
    >
      Replay of {strategyLook(strategy).word}
    </a>
  );
}
