import "server-only";
import type { SessionEvent } from "@/lib/core/log/events";
import { titleOf } from "@/lib/core/session/title";
import { readRecording } from "@/lib/use-cases/replay/read-recording";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** What the replay page starts from. */
export type ReplayPageData =
  | {
      readonly found: true;
      readonly title: string;
      readonly events: readonly SessionEvent[];
      /** Address of the collector that the server's owner configured; null when there is none. */
      readonly collector: string | null;
    }
  | { readonly found: false };

/** Loads the recording of a session, or the sentence that says why the app cannot serve. */
export async function loadReplayPage(
  sessionId: string,
): Promise<ReplayPageData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const app = await getApp();
    const deps = await app.watchDependenciesFor({ ownerId, sessionId });
    const recording = await readRecording(deps, { ownerId, sessionId });
    if (!recording.ok) return { found: false };
    const first = recording.value.find((event) => event.type === "turn-started");
    return {
      found: true,
      title: first ? titleOf(first.text, 120) : "Session without a message",
      events: recording.value,
      collector: app.traces.collectorFor(ownerId)?.endpoint ?? null,
    };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}
