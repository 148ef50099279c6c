// The same work for minutes or hours: memory and open descriptors must not grow. Started by `npm run test:soak`.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import v8 from "node:v8";
import vm from "node:vm";
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

/** Growth per minute over the second half that is noise, in megabytes: of what lives, and of the pages that the process holds. */
const tolerated = { live: 0.5, resident: 4 };

interface Sample {
  readonly atMinute: number;
  /** Objects that are still reached, and buffers outside the heap, right after a collection. */
  readonly live: number;
  /** Pages of the process, the embedded database and code included. */
  readonly resident: number;
  readonly descriptors: number;
}

const collect = collector();

process.exitCode = await runSuite("soak", async ({ times, quick, databaseUrl }, row) => {
  const minutes = times ?? (quick ? 0.4 : 10);
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-soak-"));
  // In files, as the app has it: in memory the database itself would grow with everything that is written.
  const world = await openWorld(model, databaseUrl ? { databaseUrl } : { dataFolder: folder });
  const { turns, failed, samples } = await answerFor(minutes, world.deps);
  row({ name: "turns are answered", n: turns, failed });
  const warm = samples.slice(Math.floor(samples.length / 2));
  for (const part of ["live", "resident"] as const) {
    const mbPerMinute = slope(warm.map((sample) => [sample.atMinute, sample[part]]));
    // Less than a few minutes is warming up.
    const isGrowing = minutes >= 5 && mbPerMinute > tolerated[part];
    row({
      name: `${part} memory has no slope`,
      n: 1,
      failed: isGrowing ? 1 : 0,
      detail: { mbPerMinute: Math.round(mbPerMinute * 100) / 100, mb: tenths(samples, part), minutes },
    });
  }
  const open = warm.map(({ descriptors }) => descriptors);
  const spread = Math.max(...open) - Math.min(...open);
  row({ name: "descriptors stay", n: 1, failed: spread > 5 ? 1 : 0, detail: { spread } });
  const [first] = await world.findings();
  row({
    name: "the record agrees with its rules",
    n: 1,
    failed: first ? 1 : 0,
    ...(first && { detail: { first } }),
  });
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ten readings over the whole run, in whole megabytes. */
function tenths(samples: readonly Sample[], part: "live" | "resident"): readonly number[] {
  const every = Math.max(1, Math.floor(samples.length / 10));
  return samples.filter((_, index) => index % every === 0).map((sample) => Math.round(sample[part]));
}

/** Collects garbage at once: what is left is what lives, and not what the collector has not yet looked at. */
function collector(): () => void {
  v8.setFlagsFromString("--expose-gc");
  return vm.runInNewContext("gc") as () => void;
}

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
  collect();
  const descriptors = process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0;
  const { heapUsed, external, rss } = process.memoryUsage();
  return { atMinute, live: (heapUsed + external) / 1e6, resident: rss / 1e6, descriptors };
}

/** Rise per unit of the line that fits the points best. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
}
