import { notFound } from "next/navigation";
import { connection } from "next/server";
import { WatchScreen } from "@/components/replay/watch-screen";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadReplayPage } from "@/lib/server/replay-data";

interface ReplayPageProps {
  readonly params: Promise<{ readonly sessionId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The recording of one session at one place: `?step=12`, or `?event=120` for a single event. */
export default async function ReplayPage({ params, searchParams }: ReplayPageProps) {
  await connection();
  const [{ sessionId }, { step, event }] = await Promise.all([params, searchParams]);
  const data = await loadReplayPage(sessionId);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (!data.found) notFound();
  const place =
    typeof event === "string"
      ? { event: Number(event) }
      : typeof step === "string"
        ? { step: Number(step) }
        : null;
  const { title, window, collector } = data;
  return (
    <WatchScreen sessionId={sessionId} title={title} window={window} place={place} collector={collector} />
  );
}
