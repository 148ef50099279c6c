// `npm run bench -- streaming`: what a frame costs while an answer streams at the end of a session of 10, 100 and 400 turns, beside the same
// stream in a bare page. In Chromium, with React's production build and the app's own stylesheet; a word arrives in every frame.
import { openBenchPage } from "../measures/bench-page";
import { isQuick, sized } from "../measures/options";
import { report, rounded } from "../measures/report";
import type { StreamingFrames } from "../measures/streaming-page";

const turns = sized([10, 100, 400], 1);
const frames = isQuick ? 60 : 600;

const page = await openBenchPage("lab/measures/streaming-page.tsx", "streamingBench");
try {
  const bare = await inTab((tab) => tab.evaluate((count) => window.streamingBench.bare(count), frames));
  const conversations: { readonly turns: number; readonly cost: StreamingFrames }[] = [];
  for (const count of turns) {
    const cost = await inTab((tab) =>
      tab.evaluate(([size, length]) => window.streamingBench.conversation(size, length), [
        count,
        frames,
      ] as const),
    );
    conversations.push({ turns: count, cost });
  }
  report("streaming", [
    {
      title:
        "A frame while an answer streams, in milliseconds. work: from the arrival of a word until it is drawn and laid out. interval: from frame to frame. elements: in the page at the end.",
      rows: [
        rowOf("bare", 0, bare),
        ...conversations.map(({ turns: count, cost }) => rowOf("conversation", count, cost)),
      ],
    },
  ]);
} finally {
  await page.close();
}

async function inTab(
  work: (
    tab: Parameters<Parameters<Awaited<ReturnType<typeof page.openTab>>["use"]>[0]>[0],
  ) => Promise<StreamingFrames>,
): Promise<StreamingFrames> {
  const tab = await page.openTab({ width: 1440, height: 900 });
  try {
    return await tab.use(work);
  } finally {
    await tab.close();
  }
}

function rowOf(shown: string, count: number, cost: StreamingFrames) {
  return {
    page: shown,
    turns: count,
    frames: cost.work.length,
    workP50Ms: rounded(percentile(cost.work, 0.5), 2),
    workP95Ms: rounded(percentile(cost.work, 0.95), 2),
    intervalP50Ms: rounded(percentile(cost.intervals, 0.5), 1),
    intervalP95Ms: rounded(percentile(cost.intervals, 0.95), 1),
    elements: cost.elements,
    endInView: cost.isEndInView,
    layoutShift: rounded(cost.layoutShift, 3),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
