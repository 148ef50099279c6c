// Runs in a browser: the replay's own screen over a recording, moved as a hand would drag the playhead.
import "@/app/globals.css";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { WatchView } from "@/components/replay/watch-view";
import { QueryProvider } from "@/components/ui/query-provider";
import { ThemeProvider } from "@/components/ui/theme-provider";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { createWatchSession, type WatchSession } from "@/lib/client/replay/watch-session";
import { browserFrames } from "@/lib/client/shell/browser-frames";
import type { SessionEvent } from "@/lib/core/log/events";
import { recordedSession } from "./recorded-session";

const ownRecord = {};

/** One frame of a drag: the time until React had drawn, and the browser's style and layout after it. */
export interface FrameCost {
  readonly script: number;
  readonly layout: number;
}

declare global {
  interface Window {
    replayBench: {
      /** Opens a recording of this many events; answers the milliseconds until it is laid out. */
      open(events: number): number;
      /** What the badge says once the verification in the background has ended; null until then. */
      verdict(): string | null;
      /** Mean of random seeks, in milliseconds. */
      seek(): number;
      /** Positions of the track. */
      positions(): number;
      /** Drags the playhead through these places, one per frame; answers what each frame cost, in milliseconds. */
      drag(fractions: readonly number[]): Promise<readonly FrameCost[]>;
    };
  }
}

let watch: WatchSession | null = null;

function current(): WatchSession {
  if (!watch) throw new Error("Open a recording first.");
  return watch;
}

window.replayBench = {
  open(count) {
    const text = JSON.stringify(recordedSession(count));
    const startedMs = performance.now();
    const events = JSON.parse(text) as SessionEvent[];
    const opened = createWatchSession({
      events,
      place: null,
      readOnlyReason: "This is the past.",
      origin: "file",
      clock: browserFrames,
    });
    watch = opened;
    const host = document.createElement("div");
    document.body.append(host);
    flushSync(() =>
      createRoot(host).render(
        <ThemeProvider nonce={undefined}>
          <QueryProvider>
            <TooltipProvider>
              <WatchView watch={opened} title="Bench" known={ownRecord} exit={{ href: "#", word: "Close" }} />
            </TooltipProvider>
          </QueryProvider>
        </ThemeProvider>,
      ),
    );
    document.body.getBoundingClientRect();
    return performance.now() - startedMs;
  },
  verdict: () =>
    /^(?:Chain intact|States and prompts verified|(?:Altered|Broken) at event).*$/m.exec(
      document.body.innerText,
    )?.[0] ?? null,
  seek() {
    const { seeker } = current();
    const rounds = 400;
    const startedMs = performance.now();
    // A fixed walk, so that two runs seek the same places.
    for (let round = 1; round <= rounds; round += 1) seeker.at((round * 7_919) % seeker.events.length);
    return (performance.now() - startedMs) / rounds;
  },
  positions: () => current().playhead.getState().positions.length,
  async drag(fractions) {
    const frames: FrameCost[] = [];
    const { playhead } = current();
    for (const fraction of fractions) {
      const startedMs = performance.now();
      playhead.getState().scrubTo(fraction);
      // What a store changes is drawn in a microtask, before the browser goes on.
      await null;
      await null;
      const drawnMs = performance.now();
      document.body.getBoundingClientRect();
      frames.push({ script: drawnMs - startedMs, layout: performance.now() - drawnMs });
      await nextFrame();
    }
    return frames;
  },
};

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
