// `npm run bench -- load [--streams 5,20,40] [--quick]`: what a turn costs while others are answered, beside the same load straight at the provider.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import process from "node:process";
import { createOpenAiLanguageModel } from "@/lib/adapters/ai-sdk/openai-model";
import { limits } from "@/lib/server/limits";
import { createSessionDependencies } from "@/lib/server/session-dependencies";
import { createTurnRunner } from "@/lib/server/turn-runner";
import { openWorld } from "@/scripts/hold/world";
import { quantile } from "../measures/memory-costs";
import { isQuick, optionOf } from "../measures/options";
import { type Row, report, rounded } from "../measures/report";
import { type LoadedApp, putUnderLoad, straightAtProvider } from "../measures/turn-load";

const streams = optionOf("--streams", isQuick ? "2" : "5,20,40")
  .split(",")
  .map(Number);
/** Words of a long answer; a short one has a single word, so the difference is what the words cost. */
const words = isQuick ? 5 : 100;

const provider = spawn(process.execPath, [path.join(process.cwd(), "lab/node/scripted-provider.mjs")], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [port] = await once(provider.stdout, "data");
  report("load", [
    {
      title: `Turns at once, ${words} words at 50 a second after 200 ms, on the embedded database. Times to the first word in ms; processor time of this process, all threads, in ms; without HTTP and pages`,
      rows: await measure(`http://127.0.0.1:${String(port).trim()}`),
    },
  ]);
} finally {
  provider.kill();
}

async function measure(providerUrl: string): Promise<readonly Row[]> {
  const model = createOpenAiLanguageModel({ apiKey: undefined, baseUrl: providerUrl, modelId: "scripted" });
  const world = await openWorld(model);
  const directory = {
    modelFor: async () => model,
    embedderFor: async () => world.deps.embedder,
    wireFor: async () => null,
  };
  const runner = createTurnRunner(world.deps, createSessionDependencies(world.deps, directory), {
    turnsAtOnce: limits.turnsAtOnce,
  });
  const app = { world, runner, providerUrl };
  // The first answers of a process cost several times what later ones do.
  for (let round = 0; round < (isQuick ? 1 : 4); round += 1)
    await putUnderLoad(app, { turns: 10, words: 10 });
  const rows: Row[] = [];
  for (const turns of streams) rows.push(await loadRow(app, turns));
  if (!isQuick) rows.push(await loadRow(app, 4 * limits.turnsAtOnce));
  await world.close();
  return rows;
}

async function loadRow(app: LoadedApp, turns: number): Promise<Row> {
  const direct = await straightAtProvider(app, { turns, words: 1 });
  const short = await putUnderLoad(app, { turns, words: 1 });
  const long = await putUnderLoad(app, { turns, words });
  const answered = Math.max(1, long.answered);
  const shortPerTurn = short.cpuMs / Math.max(1, short.answered);
  const longPerTurn = long.cpuMs / answered;
  return {
    turns,
    answered: long.answered,
    refused: long.refused,
    failed: long.failed,
    directFirstP95: rounded(quantile(direct, 0.95), 0),
    firstP50: rounded(quantile(long.firstWordMs, 0.5), 0),
    firstP95: rounded(quantile(long.firstWordMs, 0.95), 0),
    addedP95: rounded(quantile(long.firstWordMs, 0.95) - quantile(direct, 0.95), 0),
    cpuMsPerShortTurn: rounded(shortPerTurn, 1),
    cpuMsPerLongTurn: rounded(longPerTurn, 1),
    cpuMsPerWord: rounded((longPerTurn - shortPerTurn) / Math.max(1, words - 1), 3),
    statementsPerTurn: rounded(short.statements / Math.max(1, short.answered), 1),
    kbPerViewer: rounded(quantile(long.viewerBytes, 0.5) / 1_024, 1),
    residentMb: rounded(process.memoryUsage().rss / 1e6, 0),
  };
}
