import { notFound } from "next/navigation";
import { connection } from "next/server";
import { EpisodeReplay } from "@/components/lab/episode-replay";
import { strategyLook } from "@/components/lab/strategy-words";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadEpisodeReplay } from "@/lib/server/lab-data";

interface EpisodeReplayProps {
  readonly params: Promise<Readonly<Record<"runId" | "cellId" | "sessionId", string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The recording of one session of an episode, at one place: `?event=120`, or `?step=12`. */
export default async function EpisodeReplayRoute({ params, searchParams }: EpisodeReplayProps) {
  await connection();
  const [coded, { event, step }] = await Promise.all([params, searchParams]);
  const [runId, cellId, sessionId] = [coded.runId, coded.cellId, coded.sessionId].map(decodeURIComponent);
  if (!(runId && cellId && sessionId)) notFound();
  const data = await loadEpisodeReplay(runId, cellId, sessionId);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (!data.found) notFound();
  const { strategy, events, logsBefore, task, question } = data;
  const place =
    typeof event === "string"
      ? { event: Number(event) }
      : typeof step === "string"
        ? { step: Number(step) }
        : null;
  return (
    <EpisodeReplay
      key={sessionId}
      speaker={strategyLook(strategy).word}
      exit={{
        href: `/lab/${encodeURIComponent(runId)}/${encodeURIComponent(task.taskId)}`,
        word: "Back to the episode",
      }}
      events={events}
      ground={{ logsBefore, task, question }}
      place={place}
    />
  );
}
