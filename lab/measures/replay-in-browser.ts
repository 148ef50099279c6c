// Drives the replay's bench page and reads what each scrub frame cost.
import type { Page } from "@playwright/test";
import type { BenchPage } from "./bench-page";
import type { FrameCost } from "./replay-page";

/** What one recording cost. Times in milliseconds. */
export interface ReplayCosts {
  readonly events: number;
  readonly positions: number;
  readonly openMs: number;
  readonly verifyMs: number;
  readonly seekMs: number;
  readonly frames: readonly FrameCost[];
  readonly heapMb: number;
}

/** Frames of one sweep over the track. */
const sweepFrames = 120;

/** Opens a recording in a fresh tab and drags the playhead over the whole track and back. */
export async function measureReplay(page: BenchPage, events: number): Promise<ReplayCosts> {
  const tab = await page.openTab({ width: 1440, height: 900 });
  try {
    return await tab.use((opened) => costsOf(opened, events));
  } finally {
    await tab.close();
  }
}

async function costsOf(tab: Page, events: number): Promise<ReplayCosts> {
  const openMs = await tab.evaluate((count) => window.replayBench.open(count), events);
  const startedMs = Date.now();
  await tab.waitForFunction(() => window.replayBench.verdict() !== null, undefined, { timeout: 180_000 });
  const verifyMs = Date.now() - startedMs;
  const verdict = await tab.evaluate(() => window.replayBench.verdict());
  if (verdict !== "Chain intact") throw new Error(`The recording of ${events} events: ${verdict}.`);
  const positions = await tab.evaluate(() => window.replayBench.positions());
  const frames = await tab.evaluate((places) => window.replayBench.drag(places), sweep());
  const seekMs = await tab.evaluate(() => window.replayBench.seek());
  const heapMb = await heapOf(tab);
  return { events, positions, openMs, verifyMs, seekMs, frames, heapMb };
}

/** From the end to the start and back: the first frame moves from where the recording opened. */
function sweep(): readonly number[] {
  const there = Array.from({ length: sweepFrames }, (_, frame) => 1 - (frame + 1) / sweepFrames);
  return [...there, ...there.toReversed()];
}

/** The heap after a collection, in megabytes. */
async function heapOf(tab: Page): Promise<number> {
  const cdp = await tab.context().newCDPSession(tab);
  await cdp.send("Performance.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 1_000_000;
}
