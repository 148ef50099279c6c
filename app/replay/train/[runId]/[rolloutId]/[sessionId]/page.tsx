import { notFound } from "next/navigation";
import { connection } from "next/server";
import { EpisodeReplay } from "@/components/lab/episode-replay";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadRolloutReplay } from "@/lib/server/lab-data";

interface RolloutReplayProps {
  readonly params: Promise<Readonly<Record<"runId" | "rolloutId" | "sessionId", string>>>;
}

/** The recording of one session of a rollout. */
export default async function RolloutReplayRoute({ params }: RolloutReplayProps) {
  await connection();
  const coded = await params;
  const [runId, rolloutId, sessionId] = [coded.runId, coded.rolloutId, coded.sessionId].map(
    decodeURIComponent,
  );
  if (!(runId && rolloutId && sessionId)) notFound();
  const data = await loadRolloutReplay(runId, rolloutId, sessionId);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (!data.found) notFound();
  const { events, logsBefore, task, question } = data;
  return (
    <EpisodeReplay
      key={sessionId}
      speaker={`Rollout ${rolloutId}`}
      exit={{ href: `/lab/train/${encodeURIComponent(runId)}`, word: "Back to the training" }}
      events={events}
      ground={{ logsBefore, task, question }}
      place={null}
    />
  );
}
