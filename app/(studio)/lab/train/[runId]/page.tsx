import { connection } from "next/server";
import { TrainPage } from "@/components/lab/train/train-page";

interface TrainRouteProps {
  readonly params: Promise<{ readonly runId: string }>;
}

/** One training run as it goes. */
export default async function TrainRoute({ params }: TrainRouteProps) {
  await connection();
  const { runId } = await params;
  return <TrainPage runId={decodeURIComponent(runId)} />;
}
