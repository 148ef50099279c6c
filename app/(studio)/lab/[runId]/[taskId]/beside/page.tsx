import { notFound } from "next/navigation";
import { connection } from "next/server";
import { BesidePage } from "@/components/lab/beside-page";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadEpisodesBeside } from "@/lib/server/lab-data";

interface EpisodesBesideProps {
  readonly params: Promise<Readonly<Record<"runId" | "taskId", string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Two episodes of one history beside each other: `?left=agemem&right=rag`. */
export default async function EpisodesBesideRoute({ params, searchParams }: EpisodesBesideProps) {
  await connection();
  const [coded, { left, right }] = await Promise.all([params, searchParams]);
  const [runId, taskId] = [coded.runId, coded.taskId].map(decodeURIComponent);
  if (!(runId && taskId && typeof left === "string" && typeof right === "string")) notFound();
  const data = await loadEpisodesBeside(runId, taskId, [left, right]);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (!data.found) notFound();
  return <BesidePage key={`${left} ${right}`} {...data} runId={runId} taskId={taskId} />;
}
