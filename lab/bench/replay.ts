// `npm run bench -- replay`: opens and scrubs recordings of 100, 1,000 and 10,000 events in Chromium, with React's production build and
// the app's own stylesheet. A scrub frame is one move of the playhead while it is dragged over the whole track and back, one move per
// frame: from the move until React has drawn and the page is laid out. The conversation is not in it: it follows when the hand rests.
import { openBenchPage } from "../measures/bench-page";
import { sized } from "../measures/options";
import { measureReplay, type ReplayCosts } from "../measures/replay-in-browser";
import { report, rounded } from "../measures/report";

const sizes = sized([100, 1_000, 10_000], 1);

const costs: ReplayCosts[] = [];
const page = await openBenchPage("lab/measures/replay-page.tsx", "replayBench");
try {
  for (const events of sizes) costs.push(await measureReplay(page, events));
} finally {
  await page.close();
}

report("replay", [
  {
    title:
      "Open and scrub a recording. openMs: from the file's text to the page laid out. seekMs: mean of random seeks. scrubP95Ms: script, style and layout of a scrub frame, 95th percentile. heapMb: after a collection.",
    rows: costs.map(({ events, openMs, seekMs, frames, heapMb }) => ({
      events,
      openMs: rounded(openMs, 0),
      seekMs: rounded(seekMs, 3),
      scrubP95Ms: rounded(percentile(frames.map(totalOf), 0.95), 2),
      heapMb: rounded(heapMb, 1),
    })),
  },
  {
    title: "Scrub frames in detail, in milliseconds, and the verification in the background",
    isDetail: true,
    rows: costs.map(({ events, frames, verifyMs, positions }) => ({
      events,
      positions,
      frames: frames.length,
      p50: rounded(percentile(frames.map(totalOf), 0.5), 2),
      p99: rounded(percentile(frames.map(totalOf), 0.99), 2),
      scriptP95: rounded(
        percentile(
          frames.map(({ script }) => script),
          0.95,
        ),
        2,
      ),
      styleAndLayoutP95: rounded(
        percentile(
          frames.map(({ layout }) => layout),
          0.95,
        ),
        2,
      ),
      verifyMs: rounded(verifyMs, 0),
    })),
  },
]);

function totalOf({ script, layout }: ReplayCosts["frames"][number]): number {
  return script + layout;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
