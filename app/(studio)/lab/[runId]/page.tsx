import { connection } from "next/server";
import { RunPage } from "@/components/lab/run-page";

interface RunRouteProps {
  readonly params: Promise<{ readonly runId: string }>;
}

/** One run of the lab: its table, its plots, its histories. */
export default async function RunRoute({ params }: RunRouteProps) {
  await connection();
  const { runId } = await params;
  return <RunPage runId={decodeURIComponent(runId)} />;
}
