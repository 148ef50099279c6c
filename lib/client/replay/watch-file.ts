import type { SessionFile } from "@/lib/core/replay/session-file";
import { browserFrames } from "../shell/browser-frames";
import { createWatchSession, type WatchPlace, type WatchSession } from "./watch-session";

/** A session file on screen, at a place or at its end. */
export function watchFile(file: SessionFile, place: WatchPlace | null): WatchSession {
  return createWatchSession({
    events: file.events,
    place,
    readOnlyReason: "This session comes from a file: it can be watched, not continued.",
    origin: "file",
    clock: browserFrames,
  });
}

/** What a file says of itself that a person must know: what was taken out of it. */
export function notesOnFile({ sanitised, exportedAt }: SessionFile): readonly string[] {
  const from = `From a file of ${exportedAt.slice(0, 10)}.`;
  if (sanitised.level === "texts")
    return [`${from} All texts were left out when it was exported: sanitized, cannot be verified.`];
  if (sanitised.secretsCovered > 0)
    return [
      `${from} ${sanitised.secretsCovered} ${sanitised.secretsCovered === 1 ? "secret was" : "secrets were"} covered when it was exported: steps after the first one cannot be verified.`,
    ];
  return [];
}
