import "server-only";
import type { SessionWindow } from "@/lib/core/replay/opening";
import { firstMessageOf } from "@/lib/core/session/session-state";
import { titleOf } from "@/lib/core/session/title";
import { readWindow } from "@/lib/use-cases/session/read-window";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** What the replay page starts from. */
export type ReplayPageData =
  | {
      readonly found: true;
      readonly title: string;
      /** The end of the recording; of a short one all of it. */
      readonly window: SessionWindow;
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
    const scope = { ownerId, sessionId };
    const deps = await app.watchDependenciesFor(scope);
    const window = await readWindow(deps, scope);
    if (window.events.length === 0) return { found: false };
    const message = firstMessageOf(await deps.sessionReader.read(scope));
    return {
      found: true,
      title: message === null ? "Session without a message" : titleOf(message, 120),
      window,
      collector: app.traces.collectorFor(ownerId)?.endpoint ?? null,
    };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}
