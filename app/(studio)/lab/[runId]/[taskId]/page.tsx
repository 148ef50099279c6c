import { connection } from "next/server";
import { EpisodePage } from "@/components/lab/episode-page";

interface EpisodeRouteProps {
  readonly params: Promise<{ readonly runId: string; readonly taskId: string }>;
}

/** One history of a run, as two strategies did on it. */
export default async function EpisodeRoute({ params }: EpisodeRouteProps) {
  await connection();
  const { runId, taskId } = await params;
  return <EpisodePage runId={decodeURIComponent(runId)} taskId={decodeURIComponent(taskId)} />;
}
