import { connection } from "next/server";
import { ExperimentScreen } from "@/components/branch/experiment/experiment-screen";

interface ExperimentPageProps {
  readonly params: Promise<{ readonly sessionId: string }>;
  readonly searchParams: Promise<{ readonly turn?: string | string[]; readonly show?: string | string[] }>;
}

/** The experiments of a session: a new one on the answer of `?turn=`, or the one of `?show=`. */
export default async function ExperimentPage({ params, searchParams }: ExperimentPageProps) {
  await connection();
  const { sessionId } = await params;
  const { turn, show } = await searchParams;
  return (
    <ExperimentScreen
      sessionId={sessionId}
      turnId={typeof turn === "string" ? turn : null}
      shownId={typeof show === "string" ? show : null}
    />
  );
}
