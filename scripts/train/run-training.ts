import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import process from "node:process";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { createTrainingFiles } from "@/lib/adapters/training-files/training-store";
import { hashOf } from "@/lib/core/canonical-hash";
import {
  settingsDifference,
  type TrainingManifest,
  type TrainingSettings,
} from "@/lib/core/training/training-run";
import type { TrainingStore } from "@/lib/ports/training-store";
import { readEnvironment } from "@/lib/server/environment";
import { createRolloutServer } from "@/lib/server/training/rollout-server";
import packageJson from "@/package.json";
import { findFreePort } from "../lib/find-port.mjs";
import { setupHint, trainingPython } from "../lib/training-python.mjs";
import { openBase } from "./in-process-policy";
import type { TrainOrders } from "./orders";
import { TrainFailure } from "./train-failure";

type RunOrders = Extract<TrainOrders, { command: "run" }>;
type RolloutOrders = Extract<TrainOrders, { command: "rollouts" }>;

/** A policy on a processor may write for minutes; one that writes longer is not going to end. */
const limits = { durationMs: 15 * 60_000, writtenTokens: 4_000 };

/** Rollouts at a time: enough that the engine can answer them in batches. */
const parallel = 16;

/** Trains: begins or resumes a run, serves its rollouts, and starts the engine beside it. Ctrl-C ends both; every finished update stays. */
export async function runTraining(orders: RunOrders): Promise<number> {
  const python = trainingPython();
  if (!python) throw new TrainFailure(setupHint);
  const store = openStore();
  const manifest = await beginOrResume(store, orders);
  const { runId, settings } = manifest;
  const policyPort = await findFreePort();
  const policyUrl = orders.vllmUrl ? `${orders.vllmUrl}/v1` : `http://127.0.0.1:${policyPort}/v1`;
  const base = orders.gguf === null ? null : await openBase(orders.gguf);
  const served = await listen(store, manifest, { addresses: [policyUrl], base }, 0);
  const folder = store.folderOf(runId);
  const engineArguments = [
    ...["-m", "agemem_training.train", path.resolve(folder)],
    ...["--rollouts-url", served.url, "--resume"],
    ...(orders.vllmUrl ? ["--vllm-url", orders.vllmUrl] : ["--chat-port", String(policyPort)]),
    ...(base ? ["--in-app"] : []),
    ...(orders.onProcessor ? ["--cpu"] : []),
  ];
  process.stderr.write(
    `Run ${runId}: watch it at /lab/train/${runId}. Stop with Ctrl-C and go on with: npm run train -- --resume ${runId}\n` +
      `On several accelerators, start the engine yourself beside npm run train -- rollouts:\n` +
      `  accelerate launch --config_file training/accelerate/fsdp.yaml -m agemem_training.train ${folder} --rollouts-url URL --vllm-url URL --resume\n`,
  );
  const engine = spawn(python, engineArguments, {
    cwd: path.join(process.cwd(), "training"),
    env: { ...process.env, AGEMEM_ROLLOUTS_TOKEN: served.token },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stop = () => {
    served.stop();
    engine.kill("SIGTERM");
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const [code] = (await once(engine, "exit")) as [number | null];
  await served.close();
  if (code === 0) return 0;
  const saved = (await store.find(runId))?.updates.filter(({ engine: facts }) => facts !== null).length ?? 0;
  process.stderr.write(
    `The engine ended before the last update. ${saved === 0 ? "No update is whole yet" : `${saved} of ${settings.updates} updates are whole, and the adapter of the last one stays`}. Go on with: npm run train -- --resume ${runId}\n`,
  );
  return code ?? 130;
}

/** Plays rollouts for an engine that was started elsewhere, until it is stopped. */
export async function serveRollouts({ resume, policyUrls, port }: RolloutOrders): Promise<void> {
  const store = openStore();
  const served = await listen(
    store,
    await findRun(store, resume),
    { addresses: policyUrls, base: null },
    port,
  );
  process.stderr.write(`Rollouts at ${served.url}, with AGEMEM_ROLLOUTS_TOKEN=${served.token}\n`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  served.stop();
  await served.close();
}

function openStore(): TrainingStore {
  const { dataFolder } = readEnvironment(process.env);
  return createTrainingFiles(path.join(dataFolder, "training"));
}

interface PolicyPlaces {
  readonly addresses: readonly string[];
  /** The base that policies are put on inside this process; null where they are served elsewhere. */
  readonly base: Awaited<ReturnType<typeof openBase>> | null;
}

async function listen(
  store: TrainingStore,
  manifest: TrainingManifest,
  { addresses: policyAddresses, base }: PolicyPlaces,
  port: number,
) {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const stopping = new AbortController();
  const token = randomBytes(24).toString("base64url");
  const server = createRolloutServer({
    shared: { embedder, tokenCounter: createGptTokenCounter(), secretScanner: createSecretScanner() },
    store,
    manifest,
    token,
    policyAddresses,
    limits,
    // One context keeps one conversation: rollouts beside each other would read everything again.
    parallel: base ? 1 : parallel,
    ...(base ? { inProcess: base } : {}),
    signal: stopping.signal,
    onUpdate: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  // A group of rollouts on a processor takes longer than a server usually waits.
  server.requestTimeout = 0;
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    stop: () => stopping.abort(),
    async close() {
      server.close();
      server.closeAllConnections();
      await embedder.close();
      await base?.engine.close();
    },
  };
}

async function beginOrResume(
  store: TrainingStore,
  { settings, resume }: RunOrders,
): Promise<TrainingManifest> {
  if (resume !== null) {
    const manifest = await findRun(store, resume);
    const difference = settings && settingsDifference(manifest.settings, settings);
    if (difference)
      throw new TrainFailure(
        `The run ${resume} was begun with other settings: ${difference}. Leave the settings out to go on with its own, or begin another run.`,
      );
    return manifest;
  }
  if (!settings) throw new TrainFailure("Name a --base, or a run with --resume.");
  assertFolders(settings);
  const createdAt = new Date().toISOString();
  const manifest: TrainingManifest = {
    schema: "agemem-training-run",
    version: 1,
    runId: `${createdAt.slice(0, 16).replace(/[-:]/g, "").replace("T", "-")}-${randomUUID().slice(0, 4)}`,
    createdAt,
    appVersion: packageJson.version,
    engine: "step-wise GRPO · TRL 1.16.0",
    settings,
    settingsHash: hashOf(settings),
  };
  await store.begin(manifest);
  return manifest;
}

/** Said before a run begins, so that none is left behind that cannot go on. */
function assertFolders({ base, startAdapter }: TrainingSettings): void {
  if (!existsSync(path.join(base, "config.json")))
    throw new TrainFailure(`${base} holds no model of transformers: config.json is missing.`);
  if (startAdapter !== null && !existsSync(path.join(startAdapter, "adapter_config.json")))
    throw new TrainFailure(`${startAdapter} holds no LoRA of PEFT: adapter_config.json is missing.`);
}

async function findRun(store: TrainingStore, runId: string): Promise<TrainingManifest> {
  const run = await store.find(runId);
  if (run) return run.manifest;
  const known = (await store.list()).map((manifest) => manifest.runId);
  throw new TrainFailure(
    `There is no run ${runId}. ${known.length > 0 ? `There are: ${known.join(", ")}.` : "There is none yet."}`,
  );
}
