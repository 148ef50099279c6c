// The same work for minutes or hours: memory and open descriptors must not grow. Started by `npm run test:soak`.
import { readdirSync } from "node:fs";
import process from "node:process";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createTurnRunner } from "@/lib/server/turn-runner";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { runSuite } from "../report";
import { openWorld, ownerId } from "../world";

const model: LanguageModel = {
  identity: { provider: "soak", modelId: "scripted", label: "Scripted model" },
  async *stream(request) {
    const acts = request.messages.at(-1)?.role !== "tool";
    yield { type: "text", delta: "One moment. " };
    if (acts)
      yield {
        type: "tool-call",
        toolCallId: `c${Math.random()}`,
        toolName: "Retrieve_memory",
        input: { query: "jar" },
      };
    yield { type: "finished", finishReason: acts ? "tool-calls" : "stop", usage: null };
  },
};

/** Growth per minute that is noise of the collector, in megabytes; measured over the second half, when all is warm. */
const toleratedMbPerMinute = 4;

interface Sample {
  readonly atMinute: number;
  readonly mb: number;
  readonly descriptors: number;
}

process.exitCode = await runSuite("soak", async ({ times, quick, databaseUrl }, row) => {
  const minutes = times ?? (quick ? 0.4 : 10);
  const world = await openWorld(model, { databaseUrl });
  const { turns, failed, samples } = await answerFor(minutes, world.deps);
  row({ name: "turns are answered", n: turns, failed });
  const warm = samples.slice(Math.floor(samples.length / 2));
  const mbPerMinute = slope(warm.map(({ atMinute, mb }) => [atMinute, mb]));
  const open = warm.map(({ descriptors }) => descriptors);
  const spread = Math.max(...open) - Math.min(...open);
  // Half a minute shows nothing of a slope.
  const isGrowing = minutes >= 5 && mbPerMinute > toleratedMbPerMinute;
  const mb = Math.round(warm.at(-1)?.mb ?? 0);
  row({
    name: "memory has no slope",
    n: 1,
    failed: isGrowing ? 1 : 0,
    detail: { mbPerMinute: Math.round(mbPerMinute * 10) / 10, mb, minutes },
  });
  row({ name: "descriptors stay", n: 1, failed: spread > 5 ? 1 : 0, detail: { spread } });
  const [first] = await world.findings();
  row({
    name: "the record agrees with its rules",
    n: 1,
    failed: first ? 1 : 0,
    ...(first && { detail: { first } }),
  });
  await world.close();
});

/** One turn after the other, each with somebody who watches, over two hundred sessions. */
async function answerFor(minutes: number, deps: Dependencies) {
  const runner = createTurnRunner(deps, async () => deps, { turnsAtOnce: 100 });
  const samples: Sample[] = [];
  const startedMs = performance.now();
  const elapsed = () => (performance.now() - startedMs) / 60_000;
  let [turns, failed] = [0, 0];
  while (elapsed() < minutes) {
    const sessionId = `soak-${turns % 200}`;
    const stop = deps.live.subscribe({ ownerId, sessionId }, () => {});
    const message = {
      ownerId,
      sessionId,
      turnId: `turn-${turns}`,
      text: `Message ${turns}`,
      newSession: true,
    };
    const started = await runner.start(message);
    await (started.ok && started.value.finished);
    stop();
    failed += started.ok ? 0 : 1;
    turns += 1;
    const last = samples.at(-1);
    if (!last || elapsed() - last.atMinute > minutes / 40) samples.push(sampleAt(elapsed()));
  }
  return { turns, failed, samples };
}

function sampleAt(atMinute: number): Sample {
  globalThis.gc?.();
  const descriptors = process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0;
  return { atMinute, mb: process.memoryUsage().rss / 1e6, descriptors };
}

/** Rise per unit of the line that fits the points best. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
}
