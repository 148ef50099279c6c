"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useCallback, useState } from "react";
import { continueRun } from "@/app/(studio)/lab/run-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { viewRunContract } from "@/lib/contract/lab/view-run";
import type { LabRunEntry } from "@/lib/core/lab/lab-run";
import { ConfusionCard } from "./confusion-card";
import { ExportButtons } from "./export-buttons";
import { HistoriesCard } from "./histories-card";
import { JudgeCard } from "./judge-card";
import { KindCard } from "./kind-card";
import { LabPage } from "./lab-page";
import { ManifestCard } from "./manifest-card";
import { MemoryCard } from "./memory-card";
import { OutsideCard } from "./outside-card";
import { RewardCard } from "./reward-card";
import { RewardPartsCard } from "./reward-parts-card";
import { runState, runTitle, sizeText, speakerNotes } from "./run-words";
import { ScoreCard } from "./score-card";
import { TokenPlot } from "./token-plot";
import { ToolUseCard } from "./tool-use-card";

/** While a run goes on in a terminal, its page follows this often, in milliseconds. */
const followEveryMs = 5_000;

/** One run: its table and plots, and the histories behind every number. */
export function RunPage({ runId }: { readonly runId: string }) {
  const [isOver, setOver] = useState(false);
  const { value, error } = useRead(viewRunContract, { runId }, isOver ? {} : { everyMs: followEveryMs });
  if (value?.run.finishedAt && !isOver) setOver(true);
  const goOn = useAct(continueRun);
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = useCallback((strategy: string) => {
    setChosen(strategy);
    const histories = document.getElementById("histories");
    histories?.scrollIntoView({ block: "start" });
    histories?.focus({ preventScroll: true });
  }, []);
  return (
    <LabPage
      title={value ? runTitle(value.run) : "Run"}
      header={
        <>
          <Link
            href="/lab"
            className="inline-flex min-h-7 items-center gap-1.5 text-mute hover:text-ink pointer-coarse:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-4" /> Lab
          </Link>
          <h1 className="text-[15px] font-semibold">{value ? runTitle(value.run) : "Run"}</h1>
          {value && (
            <span className="rounded-full border border-line px-2 text-xs text-mute">
              {runState(value.run)}
            </span>
          )}
          {value && !value.run.finishedAt && (
            <Button aria-disabled={goOn.isRunning} onClick={() => void goOn.run({ runId })}>
              Go on
            </Button>
          )}
          {value && value.rows.length > 0 && <ExportButtons exported={value} />}
        </>
      }
    >
      <InlineError message={error ?? goOn.error} className="px-4.5 py-3" />
      {value && (
        <div className="space-y-3 px-4.5 pb-6 max-sm:px-2.5">
          <RunFacts run={value.run} />
          {value.rows.length === 0 ? (
            <p className="py-8 text-center text-mute">No episode of this run is done yet.</p>
          ) : (
            <>
              <ScoreCard
                rows={value.rows}
                speaker={value.run.manifest.settings.speaker.label}
                detectable={value.detectable}
                onChoose={choose}
              />
              <div className="grid items-start gap-3 xl:grid-cols-2">
                <TokenPlot rows={value.rows} onChoose={choose} />
                <div className="min-w-0 space-y-3">
                  <ToolUseCard rows={value.rows} onChoose={choose} />
                  <ConfusionCard rows={value.rows} onChoose={choose} />
                </div>
              </div>
              <OutsideCard rows={value.rows} />
              <MemoryCard rows={value.rows} onChoose={choose} />
              {value.run.manifest.settings.judge && (
                <JudgeCard rows={value.rows} judge={value.run.manifest.settings.judge} onChoose={choose} />
              )}
              <RewardCard rows={value.rows} onChoose={choose} />
              {value.run.manifest.settings.ablation === "reward" && <RewardPartsCard rows={value.rows} />}
              <KindCard rows={value.rows} />
              <HistoriesCard
                runId={runId}
                histories={value.histories}
                strategies={value.run.manifest.settings.strategies}
                chosen={chosen}
                onChoose={setChosen}
              />
              <ManifestCard run={value.run} />
            </>
          )}
        </div>
      )}
    </LabPage>
  );
}

function RunFacts({ run }: { readonly run: LabRunEntry }) {
  const { speaker, seed, contextLimitTokens } = run.manifest.settings;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-[13px] text-mute">
      <span className="rounded-full border border-accent/40 px-2 text-xs text-accent">
        speaker: {speaker.label}
      </span>
      <span>{speakerNotes[speaker.kind]}</span>
      <span>
        <b className="font-medium text-ink">n = {sizeText(run)}</b>, {run.manifest.questions} questions
      </span>
      <span>
        budget {contextLimitTokens.toLocaleString("en")} · seed {seed}
      </span>
    </p>
  );
}
