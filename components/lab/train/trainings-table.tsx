"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useRead } from "@/lib/client/query/use-read";
import { listTrainingsContract } from "@/lib/contract/lab/list-trainings";
import { bodyCell, Head, WideTable } from "../lab-card";
import { rewardWords } from "./train-words";

/** The training runs of this machine; nothing where there is none, or where the person does not run the machine. */
export function TrainingsTable() {
  const { value } = useRead(listTrainingsContract, {});
  const runs = value?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="trainings" className="mt-6">
      <h2 id="trainings" className="px-4.5 pb-1 text-[13px] font-semibold">
        Training runs
      </h2>
      <WideTable label="Training runs">
        <thead>
          <tr>
            <Head>run · reward</Head>
            <Head>size</Head>
            <Head>seed</Head>
            <Head>begun</Head>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ runId, createdAt, settings }) => (
            <tr key={runId} className="border-t border-line align-top">
              <th scope="row" className={`${bodyCell} py-2.5 font-normal`}>
                <Link
                  href={`/lab/train/${encodeURIComponent(runId)}`}
                  className="inline-flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
                >
                  {runId}
                </Link>
                <span className="block text-xs text-mute">{rewardWords[settings.reward]}</span>
              </th>
              <td className={`${bodyCell} py-2.5`}>
                {settings.updates} updates × {settings.tasksPerUpdate} tasks × K {settings.rolloutsPerTask}
              </td>
              <td className={`${bodyCell} py-2.5`}>{settings.seed}</td>
              <td className={`${bodyCell} py-2.5 text-mute`}>
                <RelativeTime at={createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
