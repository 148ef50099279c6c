// Runs strategies for memory on the same episodes and keeps what came of them. Started by lab.mjs.
import { randomUUID } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import type { EnvironmentPool } from "@/lib/adapters/environments/environment-pool";
import { type PeerModel, scriptedPeerModel } from "@/lib/adapters/lab-gateway/peer-model";
import { hashOfText } from "@/lib/core/canonical-hash";
import { environmentNames, environmentTitles } from "@/lib/core/episode/environment/place";
import type { Task } from "@/lib/core/episode/task";
import { ablationCaution, ablations } from "@/lib/core/lab/ablations";
import { estimateRun } from "@/lib/core/lab/estimate-run";
import { exportRun } from "@/lib/core/lab/export-run";
import type { LabRunEntry, LabSettings, Speaker } from "@/lib/core/lab/lab-run";
import { judgeProblem } from "@/lib/core/lab/model-judgement";
import { type FolderFile, isBeamPath, readBeam } from "@/lib/core/lab/read-beam";
import {
  defaultHistories,
  memOpsSuites,
  memOpsTasks,
  readSuiteFile,
  type SuiteFile,
} from "@/lib/core/lab/suites";
import { summarizeRun } from "@/lib/core/lab/summarize-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { JudgeModel } from "@/lib/ports/judge-model";
import { peerStrategyNames } from "@/lib/ports/memory-strategy";
import { localActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { AppUnavailableError } from "@/lib/server/app-unavailable-error";
import type { Container } from "@/lib/server/container";
import { EnvironmentError } from "@/lib/server/environment";
import {
  defaultWorlds,
  environmentNamed,
  environmentVersion,
  openLabEnvironments,
  planWorlds,
} from "@/lib/server/lab-environments";
import { speakerOf } from "@/lib/server/lab-offer";
import { openLabStrategies, strategyVersion } from "@/lib/server/lab-strategies";
import { createEpisodeWorlds } from "@/lib/server/lab-worlds";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { cellLeaseMs } from "@/lib/use-cases/lab/cell-lease";
import { type PlannedRun, planRun, resumeRun } from "@/lib/use-cases/lab/plan-run";
import { queueRun } from "@/lib/use-cases/lab/queue-run";
import { type LabEnd, type LabProgress, runLab } from "@/lib/use-cases/lab/run-lab";
import { viewRun } from "@/lib/use-cases/lab/view-run";
import packageJson from "@/package.json";
import { type LabOrders, readOrders, UsageError, usage } from "./lab/orders";
import { estimateText, jsonRow, minutesText, rewardText, tableText } from "./lab/print-table";

/** Something that cannot be done, as a sentence. */
class LabFailure extends Error {}

const { ownerId } = localActor;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n${usage}\n`);
    return 2;
  }
  if (
    !(
      error instanceof LabFailure ||
      error instanceof AppUnavailableError ||
      error instanceof EnvironmentError
    )
  )
    throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});

async function main(args: string[]): Promise<number> {
  const orders = readOrders(args);
  delete process.env.AGEMEM_OWNER_HEADER;
  const app = await getApp();
  try {
    return await work(app, orders);
  } finally {
    await app.close();
  }
}

async function work(app: Container, asked: LabOrders): Promise<number> {
  if (asked.exported) return printRun(app, asked.exported);
  const orders = asked.resume ? await ordersOfRun(app, asked, asked.resume) : asked;
  const deps = await app.dependenciesFor({ ownerId, sessionId: null });
  const speaker = speakerOf(orders.speaker, deps);
  if (!speaker)
    throw new LabFailure(
      "No model is configured: choose one in Settings, or set OPENAI_API_KEY or OPENAI_BASE_URL with AGEMEM_MODEL.",
    );
  const environments = openLabEnvironments(app.rootFolder, (sentence) =>
    process.stderr.write(`${sentence}\n`),
  );
  try {
    return await runOrders(app, orders, { deps, speaker, environments });
  } finally {
    await environments.close();
  }
}

/** What the parts of a run share. */
interface RunParts {
  readonly deps: Dependencies;
  readonly speaker: Speaker;
  readonly environments: EnvironmentPool;
}

async function runOrders(app: Container, orders: LabOrders, parts: RunParts): Promise<number> {
  const { deps, speaker, environments } = parts;
  const judge = await judgeOf(app, orders, speaker);
  const tasks = await tasksOf(orders, speaker, environments);
  const planned = planRun(
    {
      suite: tasks.suite,
      ...(tasks.files && { files: tasks.files }),
      strategies: [...orders.strategies],
      ...(orders.ablation && { ablation: orders.ablation }),
      versions: {
        ...Object.fromEntries(orders.strategies.map((name) => [name, strategyVersion(name)])),
        ...environmentVersion(tasks.suite),
      },
      speaker,
      ...(judge && { judge: judge.identity }),
      repeats: orders.repeats,
      seed: orders.seed,
      embeddingModel: deps.embedder.model,
      contextLimitTokens: deps.sessionSettings.contextLimitTokens,
      filterThreshold: deps.sessionSettings.filterThreshold,
    },
    tasks.tasks,
    packageJson.version,
  );
  const runId = await beginOrResume(app, orders, planned);
  const estimate = estimateRun(tasks.tasks, { ...orders, speaker, judge: judge !== null });
  const facts = speaker.kind === "model" ? (deps.languageModel.facts ?? null) : null;
  process.stderr.write(`${estimateText(estimate, tasks.tasks.length, speaker, facts)}\nRun ${runId}\n`);
  const caution = orders.ablation && ablationCaution(orders.ablation, speaker);
  if (caution) process.stderr.write(`${caution}\n`);
  if (orders.queue) return leaveToWorkers(app, runId);
  const failure = await play(app, runId, deps, { speaker, judge, environments }, orders);
  return report(app, runId, orders, failure);
}

/** Who judges beside the gold; null where nobody was named. */
async function judgeOf(app: Container, { judge }: LabOrders, speaker: Speaker): Promise<JudgeModel | null> {
  if (judge === null) return null;
  const model = app.judgeFor(ownerId, judge);
  if (!model)
    throw new LabFailure(
      `There is no way to the judge ${judge}: set AGEMEM_JUDGE_BASE_URL, or OPENAI_API_KEY or OPENAI_BASE_URL.`,
    );
  const problem = judgeProblem(model.identity, speaker, await app.trainedPolicies());
  if (problem) throw new LabFailure(problem);
  return model;
}

async function leaveToWorkers(app: Container, runId: string): Promise<number> {
  const queued = await queueRun(app, { ownerId, runId });
  if (!queued.ok) throw new LabFailure(`There is no run ${runId}.`);
  process.stdout.write(`${runId}\n`);
  process.stderr.write(`${queued.value} cells wait for workers: npm run worker\n`);
  return 0;
}

async function printRun(
  app: Container,
  { runId, format }: NonNullable<LabOrders["exported"]>,
): Promise<number> {
  const view = await viewRun(app, { ownerId, runId });
  if (!view.ok)
    throw new LabFailure(`There is no run ${runId}. The page /lab lists the runs that there are.`);
  process.stdout.write(exportRun(view.value, format).text);
  return 0;
}

/** What other memory systems speak to. */
async function peerModelOf(app: Container, speaker: Speaker, names: readonly string[]): Promise<PeerModel> {
  if (speaker.kind !== "model") return scriptedPeerModel;
  const model = await app.peerModelFor(ownerId);
  if (model) return model;
  if (!names.some((name) => peerStrategyNames.some((peer) => peer === name))) return scriptedPeerModel;
  throw new LabFailure(
    `${speaker.label} has no server that other memory systems could speak to. Leave ${peerStrategyNames.join(", ")} out, or choose another model.`,
  );
}

/** Runs what is left, until it is done or somebody presses Ctrl-C. */
async function play(
  app: Container,
  runId: string,
  deps: Dependencies,
  { speaker, judge, environments }: Omit<RunParts, "deps"> & { readonly judge: JudgeModel | null },
  { strategies: names, parallel }: Pick<LabOrders, "strategies" | "parallel">,
): Promise<LabEnd | null> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const openWorld = createEpisodeWorlds({
    shared: deps,
    settings: deps.sessionSettings,
    speaker,
    model: speaker.kind === "model" ? deps.languageModel : null,
  });
  const { labStore } = app;
  const bar = progressBar();
  const strategies = await openLabStrategies(names, {
    shared: deps,
    rootFolder: app.rootFolder,
    peerModel: await peerModelOf(app, speaker, names),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  const { signal } = stopping;
  const work = () =>
    runLab(
      { labStore, clock: deps.clock, openWorld, strategyOf: strategies.strategyOf, judge, environments },
      { ownerId, runId, workerId: randomUUID(), parallel, signal, onProgress: bar.show },
    );
  const ended = await untilNobodyHolds(work, signal).finally(() => strategies.close());
  bar.end();
  process.off("SIGINT", stop);
  process.off("SIGTERM", stop);
  return ended.ok ? null : ended.error;
}

/** How often cells that another worker holds are looked at again, in milliseconds. */
const lookAgainMs = 2_000;

/** The last cells may be with another worker, or with one that was killed, whose cells are free after a while: the table waits for them. */
async function untilNobodyHolds(
  work: () => ReturnType<typeof runLab>,
  signal: AbortSignal,
): ReturnType<typeof runLab> {
  let ended = await work();
  for (let looks = 0; !ended.ok && ended.error.code === "held-by-others" && !signal.aborted; looks += 1) {
    if (looks === 0)
      process.stderr.write(
        `\nOther workers hold ${ended.error.cells} cells. Waiting for them; those of a worker that is gone are free within ${cellLeaseMs / 1_000} s.\n`,
      );
    await setTimeout(lookAgainMs, undefined, { signal }).catch(() => undefined);
    ended = await work();
  }
  return ended;
}

async function report(
  { labStore }: Container,
  runId: string,
  { json }: LabOrders,
  ended: LabEnd | null,
): Promise<number> {
  const run = await labStore.find({ ownerId, runId });
  if (!run) throw new LabFailure(`There is no run ${runId}.`);
  const rows = summarizeRun(run.manifest.settings, await labStore.cells({ ownerId, runId }));
  if (json)
    process.stdout.write(`${JSON.stringify({ run: runId, rows: rows.map((row) => jsonRow(run, row)) })}\n`);
  else if (rows.length > 0) {
    process.stdout.write(`${tableText(run, rows)}\n`);
    if (run.manifest.settings.ablation === "reward") process.stdout.write(`\n${rewardText(rows)}\n`);
  }
  if (!ended) return 0;
  process.stderr.write(`${endText(ended, run)}\n`);
  return ended.code === "stopped" ? 130 : 1;
}

function endText(ended: LabEnd, { runId, done, failed, cells }: LabRunEntry): string {
  const kept = `${done + failed} of ${cells} cells are done and kept. Go on with: npm run lab -- --resume ${runId}`;
  switch (ended.code) {
    case "model-gone":
      return `The model cannot be reached: ${ended.message} ${kept}`;
    case "held-by-others":
      return `Other workers run the last ${ended.cells} cells; the table is whole when they are done.`;
    case "stopped":
      return `Stopped. ${kept}`;
    case "unknown-run":
      return "The run is gone.";
  }
}

/** A run that goes on has the settings that it began with, unless others are named; those must agree. */
async function ordersOfRun({ labStore }: Container, orders: LabOrders, runId: string): Promise<LabOrders> {
  const run = await labStore.find({ ownerId, runId });
  if (!run) throw new LabFailure(`There is no run ${runId}. The page /lab lists the runs that there are.`);
  const {
    suite,
    strategies,
    ablation = null,
    judge,
    speaker,
    histories,
    repeats,
    seed,
  } = run.manifest.settings;
  const { named } = orders;
  const keep = <Value>(name: string, asked: Value, then: Value): Value => (named.has(name) ? asked : then);
  const isMade = memOpsSuites.some((known) => known === suite) || environmentNamed(suite) !== null;
  if (!(isMade || named.has("suite")))
    throw new LabFailure(`The run ${runId} is of a suite file: name it again with --suite FILE.`);
  return {
    ...orders,
    suite: keep("suite", orders.suite, suite),
    strategies: named.has("ablation") ? orders.strategies : keep("strategy", orders.strategies, strategies),
    ablation: named.has("strategy") ? null : keep("ablation", orders.ablation, ablation),
    speaker: keep("model", orders.speaker, choiceOf(speaker)),
    judge: keep("judge", orders.judge, judge?.modelId ?? null),
    histories: keep("histories", orders.histories, histories),
    repeats: keep("repeats", orders.repeats, repeats),
    seed: keep("seed", orders.seed, seed),
  };
}

function choiceOf({ kind }: Speaker): LabOrders["speaker"] {
  return kind === "model" ? "configured" : kind;
}

async function beginOrResume(
  { labStore, deps }: Container,
  orders: LabOrders,
  planned: PlannedRun,
): Promise<string> {
  if (orders.resume) {
    const resumed = await resumeRun({ labStore }, { ownerId, runId: orders.resume, planned });
    if (!resumed.ok) throw new LabFailure(resumed.error);
    return orders.resume;
  }
  const at = deps.clock.now().toISOString();
  const runId = `${at.slice(0, 16).replace(/[-:]/g, "").replace("T", "-")}-${randomUUID().slice(0, 4)}`;
  await labStore.begin({ ownerId, runId, at, ...planned });
  return runId;
}

/** The tasks of a run, and the files that they were read from. */
interface SuiteTasks {
  readonly suite: string;
  readonly tasks: readonly Task[];
  readonly files: LabSettings["files"];
}

async function tasksOf(
  { suite, histories, seed, ablation }: LabOrders,
  speaker: Speaker,
  environments: EnvironmentPool,
): Promise<SuiteTasks> {
  const environment = environmentNamed(suite);
  if (environment) {
    process.stderr.write(
      `The expert plays the worlds of ${environmentTitles[environment]} that are planned.\n`,
    );
    const planned = await planWorlds(environments, {
      ...{ name: environment, worlds: histories ?? defaultWorlds, seed },
    });
    if (!planned.ok) throw new LabFailure(planned.error);
    return { suite, tasks: planned.value, files: undefined };
  }
  const known = memOpsSuites.find((name) => name === suite);
  if (known) {
    // The demo assistant reads what people say of themselves, and nothing of others.
    const families = speaker.kind === "built-in" ? (["me"] as const) : (["people", "me"] as const);
    const distractors = ablation && ablations[ablation].distractors;
    const selection = { suite: known, histories: histories ?? defaultHistories, seed, families, distractors };
    return { suite, tasks: memOpsTasks(selection), files: undefined };
  }
  const read = await readSuite(suite);
  if (!read.ok) throw new LabFailure(read.error);
  const { name, tasks, files } = read.value;
  const wanted = (ablation && ablations[ablation].distractors) ?? 0;
  const short = tasks.find((task) => task.distractors.length < wanted);
  if (short)
    throw new LabFailure(
      `The task ${short.taskId} has ${short.distractors.length} distractors, and the ablation compares up to ${wanted}.`,
    );
  return { suite: name, tasks: histories === null ? tasks : tasks.slice(0, histories), files };
}

/** A suite file, the official file of a benchmark, or a folder of BEAM. */
async function readSuite(suite: string): Promise<Result<SuiteFile & Pick<SuiteTasks, "files">, string>> {
  const kind = await stat(suite).catch(() => null);
  if (kind?.isDirectory()) {
    const paths = (await readdir(suite, { recursive: true })).map((name) => name.split(path.sep).join("/"));
    const read = paths
      .filter(isBeamPath)
      .map(async (name) => ({ path: name, text: await readFile(path.join(suite, name), "utf8") }));
    const files = await Promise.all(read);
    const tasks = readBeam(files);
    return tasks.ok ? ok({ name: "beam", tasks: tasks.value, files: files.map(hashedFile) }) : tasks;
  }
  const text = kind === null ? null : await readFile(suite, "utf8").catch(() => null);
  if (text === null)
    return err(
      `There is no suite ${suite}: it is none of ${[...memOpsSuites, ...environmentNames].join(", ")}, and no file or folder that can be read.`,
    );
  const file = readSuiteFile(text);
  return file.ok ? ok({ ...file.value, files: [hashedFile({ path: path.basename(suite), text })] }) : file;
}

function hashedFile({ path: name, text }: FolderFile): { readonly name: string; readonly sha256: string } {
  return { name, sha256: hashOfText(text) };
}

/** One line on standard error, drawn again where that is a terminal. */
function progressBar() {
  const beganMs = performance.now();
  const width = 30;
  let first: number | null = null;
  let shownTenth = -1;
  return {
    show({ done, failed, cells }: LabProgress) {
      const over = done + failed;
      first ??= over;
      const ran = over - first;
      const leftMs = ran === 0 ? null : ((performance.now() - beganMs) / ran) * (cells - over);
      const filled = Math.round((over / cells) * width);
      const bar = "█".repeat(filled).padEnd(width, "░");
      const left = leftMs === null ? "" : `, ${minutesText(leftMs)} left`;
      const line = `${bar} ${over} of ${cells}${failed > 0 ? `, ${failed} failed` : ""}${left}`;
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
      else if (Math.floor((over / cells) * 10) !== shownTenth) process.stderr.write(`${line}\n`);
      shownTenth = Math.floor((over / cells) * 10);
    },
    end() {
      if (process.stderr.isTTY) process.stderr.write("\n");
    },
  };
}
