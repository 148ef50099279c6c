// Drives the replay's bench page and reads from Chromium what each scrub frame cost.
import type { Browser, CDPSession } from "@playwright/test";
import type {} from "./replay-page";

/** What one recording cost. Times in milliseconds. */
export interface ReplayCosts {
  readonly events: number;
  readonly positions: number;
  readonly openMs: number;
  readonly verifyMs: number;
  readonly seekMs: number;
  readonly frames: readonly { readonly script: number; readonly layout: number }[];
  readonly heapMb: number;
}

/** Frames of one sweep over the track. */
const sweepFrames = 120;

/** Opens a recording in a fresh tab and drags the playhead over the whole track and back. */
export async function measureReplay(browser: Browser, address: string, events: number): Promise<ReplayCosts> {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await tab.goto(address);
  await tab.waitForFunction(() => "replayBench" in window, undefined, { timeout: 180_000 });
  const openMs = await tab.evaluate((count) => window.replayBench.open(count), events);
  const startedMs = Date.now();
  await tab.waitForFunction(() => window.replayBench.verdict() !== null, undefined, { timeout: 180_000 });
  const verifyMs = Date.now() - startedMs;
  const verdict = await tab.evaluate(() => window.replayBench.verdict());
  if (verdict !== "Replay verified") throw new Error(`The recording of ${events} events: ${verdict}.`);
  const cdp = await tab.context().newCDPSession(tab);
  await cdp.send("Performance.enable", { timeDomain: "timeTicks" });
  const positions = await tab.evaluate(() => window.replayBench.positions());
  const frames: { script: number; layout: number }[] = [];
  for (const fraction of sweep()) {
    const before = await workOf(cdp);
    await tab.evaluate((place) => window.replayBench.scrub(place), fraction);
    const after = await workOf(cdp);
    frames.push({ script: after.script - before.script, layout: after.layout - before.layout });
  }
  const seekMs = await tab.evaluate(() => window.replayBench.seek());
  await cdp.send("HeapProfiler.collectGarbage");
  const heapMb = ((await metricsOf(cdp)).get("JSHeapUsedSize") ?? 0) / 1_000_000;
  await tab.close();
  return { events, positions, openMs, verifyMs, seekMs, frames, heapMb };
}

/** From the end to the start and back: the first frame moves from where the recording opened. */
function sweep(): readonly number[] {
  const there = Array.from({ length: sweepFrames }, (_, frame) => 1 - (frame + 1) / sweepFrames);
  return [...there, ...there.toReversed()];
}

async function workOf(cdp: CDPSession): Promise<{ readonly script: number; readonly layout: number }> {
  const metrics = await metricsOf(cdp);
  const milliseconds = (name: string) => (metrics.get(name) ?? 0) * 1_000;
  return {
    script: milliseconds("ScriptDuration"),
    layout: milliseconds("LayoutDuration") + milliseconds("RecalcStyleDuration"),
  };
}

async function metricsOf(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
