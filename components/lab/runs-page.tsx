"use client";

import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { useRead } from "@/lib/client/query/use-read";
import { listRunsContract } from "@/lib/contract/lab/list-runs";
import type { LabRunEntry } from "@/lib/core/lab/lab-run";
import { bodyCell, Head, WideTable } from "./lab-card";
import { shareText } from "./lab-numbers";
import { LabPage } from "./lab-page";
import { NewRunSheet } from "./new-run-sheet";
import { runState, runTitle, sizeText } from "./run-words";
import { StrategyName } from "./strategy-mark";
import { TrainingsTable } from "./train/trainings-table";

/** While a run goes on in a terminal, its row follows this often, in milliseconds. */
const followEveryMs = 5_000;

/** Every run of the lab, newest first. */
export function RunsPage() {
  const { value, error } = useRead(listRunsContract, {}, { everyMs: followEveryMs });
  const runs = value?.runs ?? [];
  const [isOrdering, setOrdering] = useState(false);
  return (
    <LabPage
      title="Lab"
      header={
        <>
          <h1 className="text-[15px] font-semibold">Lab</h1>
          <p className="text-[13px] text-mute">strategies for memory, compared on the same episodes</p>
          <span className="ml-auto text-[13px] text-mute">{value && countText(runs.length, "run")}</span>
          <Button variant="primary" onClick={() => setOrdering(true)}>
            New run
          </Button>
        </>
      }
    >
      <InlineError message={error} className="px-4.5 py-3" />
      {isOrdering && <NewRunSheet onClose={() => setOrdering(false)} />}
      {value && runs.length === 0 ? <NoRuns /> : <RunTable runs={runs} />}
      <TrainingsTable />
    </LabPage>
  );
}

function RunTable({ runs }: { readonly runs: readonly LabRunEntry[] }) {
  return (
    <WideTable label="Runs">
      <thead>
        <tr>
          <Head>run · speaker · scores</Head>
          <Head>size</Head>
          <Head>seed</Head>
          <Head>state</Head>
          <Head>begun</Head>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => {
          const { speaker, strategies, seed } = run.manifest.settings;
          return (
            <tr key={run.runId} className="border-t border-line align-top">
              <th scope="row" className={`${bodyCell} py-2.5 font-normal`}>
                <Link
                  href={`/lab/${encodeURIComponent(run.runId)}`}
                  className="inline-flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
                >
                  {runTitle(run)}
                </Link>
                <span className="block text-xs text-accent">{speaker.label}</span>
                <span className="flex flex-wrap gap-x-3 text-xs text-mute">
                  {strategies.map((strategy) => (
                    <span key={strategy} className="inline-flex gap-1.5">
                      <StrategyName strategy={strategy} />
                      <b className="font-medium text-ink">
                        {run.scores[strategy] === undefined ? "–" : shareText(run.scores[strategy])}
                      </b>
                    </span>
                  ))}
                </span>
              </th>
              <td className={`${bodyCell} py-2.5`}>{sizeText(run)}</td>
              <td className={`${bodyCell} py-2.5`}>{seed}</td>
              <td className={`${bodyCell} py-2.5`}>
                {runState(run)}
                {run.failed > 0 && <span className="block text-xs text-danger">{run.failed} failed</span>}
              </td>
              <td className={`${bodyCell} py-2.5 text-mute`}>
                <RelativeTime at={run.createdAt} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}

function NoRuns() {
  return (
    <div className="mx-auto max-w-xl px-6 py-16 text-center">
      <FlaskConical aria-hidden className="mx-auto size-8 text-mute" strokeWidth={1.5} />
      <h2 className="mt-3 text-base font-semibold">No run yet</h2>
      <p className="mt-1 text-mute">
        A run plays the same episodes with several strategies for memory and compares what came of them. Start
        one here, or in a terminal, where the app has to be stopped first if it uses the embedded database:
      </p>
      <p className="mt-3 rounded-lg border border-line bg-panel px-3 py-2 font-mono text-[13px]">
        npm run lab
      </p>
      <p className="mt-3 text-[13px] text-mute">
        It takes a few minutes, needs no key and no network, and can be stopped and resumed.
      </p>
    </div>
  );
}
