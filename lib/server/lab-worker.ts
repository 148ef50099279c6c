import "server-only";
import { randomUUID } from "node:crypto";
import type { EnvironmentPool } from "@/lib/adapters/environments/environment-pool";
import { type PeerModel, scriptedPeerModel } from "@/lib/adapters/lab-gateway/peer-model";
import type { LabRun } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { JudgeModel } from "@/lib/ports/judge-model";
import type { LabJob, LabJobs, LabJobWorker } from "@/lib/ports/lab-jobs";
import type { LabStore } from "@/lib/ports/lab-store";
import { peerStrategyNames } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { RunLabDependencies } from "@/lib/use-cases/lab/play-cell";
import { runCell } from "@/lib/use-cases/lab/run-cell";
import { openLabEnvironments } from "./lab-environments";
import { type LabStrategies, openLabStrategies, strategyVersion } from "./lab-strategies";
import { createEpisodeWorlds } from "./lab-worlds";
import type { DependencyScope } from "./session-dependencies";

/** The part of the app that a worker needs. */
export interface LabWorkerApp {
  readonly labStore: LabStore;
  readonly labJobs: LabJobs;
  readonly rootFolder: string;
  dependenciesFor(scope: DependencyScope): Promise<Dependencies>;
  peerModelFor(ownerId: string): Promise<PeerModel | null>;
  judgeFor(ownerId: string, named: string | null): JudgeModel | null;
}

export interface LabWorkerOptions {
  /** Episodes at a time. */
  readonly parallel: number;
  /** Hears of every cell that is over, and of what goes wrong. */
  readonly say: (sentence: string) => void;
}

/** A run as a worker has opened it. */
interface OpenRun {
  readonly run: LabRun;
  readonly deps: RunLabDependencies;
  readonly strategies: LabStrategies;
  readonly environments: EnvironmentPool;
}

/**
 * Works on the cells that wait in the queue, of any run, until it is stopped. It plays a cell only where this machine would play it as the run
 * says: the same model, embedder and versions. Otherwise the cell stays for another worker.
 */
export async function startLabWorker(
  app: LabWorkerApp,
  { parallel, say }: LabWorkerOptions,
): Promise<LabJobWorker> {
  const stopping = new AbortController();
  const runs = new Map<string, Promise<Result<OpenRun, string>>>();

  async function work({ ownerId, runId, cellId }: LabJob): Promise<void> {
    const key = JSON.stringify([ownerId, runId]);
    const opening = runs.get(key) ?? openRun(app, ownerId, runId, say);
    runs.set(key, opening);
    const opened = await opening;
    if (!opened.ok) {
      runs.delete(key);
      throw new Error(opened.error);
    }
    const { run, deps } = opened.value;
    const workerId = randomUUID();
    const ended = await runCell(deps, { ownerId, run, cellId, workerId, signal: stopping.signal });
    if (!ended.ok) throw new Error(`The cell ${cellId} was not run: ${ended.error.code}.`);
    say(`${runId} ${cellId}`);
  }

  const worker = await app.labJobs.work({ parallel, run: work, onError: (error) => say(error.message) });
  return {
    async stop() {
      stopping.abort();
      await worker.stop();
      for (const opening of runs.values()) {
        const opened = await opening;
        if (!opened.ok) continue;
        await opened.value.strategies.close();
        await opened.value.environments.close();
      }
    },
  };
}

async function openRun(
  app: LabWorkerApp,
  ownerId: string,
  runId: string,
  say: (sentence: string) => void,
): Promise<Result<OpenRun, string>> {
  const run = await app.labStore.find({ ownerId, runId });
  if (!run) return err(`There is no run ${runId}.`);
  const { settings } = run.manifest;
  const deps = await app.dependenciesFor({ ownerId, sessionId: null });
  const { speaker, strategies: names, versions } = settings;
  if (deps.embedder.model !== settings.embeddingModel)
    return err(
      `The run ${runId} was planned with the embedder ${settings.embeddingModel}; here it is ${deps.embedder.model}.`,
    );
  const other = names.find((name) => strategyVersion(name) !== versions[name]);
  if (other !== undefined)
    return err(`The run ${runId} has another version of ${other}: ${versions[other]}.`);
  const { identity } = deps.languageModel;
  if (speaker.kind === "model" && identity.modelId !== speaker.modelId)
    return err(`The run ${runId} is spoken by ${speaker.label}; here the model is ${identity.label}.`);
  const judge = settings.judge ? app.judgeFor(ownerId, settings.judge.modelId) : null;
  if (settings.judge && judge?.identity.provider !== settings.judge.provider)
    return err(`The run ${runId} is judged by ${settings.judge.label}, which cannot be reached from here.`);
  const asksPeers = names.some((name) => peerStrategyNames.some((peer) => peer === name));
  const peerModel =
    speaker.kind === "model" && asksPeers ? await app.peerModelFor(ownerId) : scriptedPeerModel;
  if (!peerModel) return err(`${speaker.label} has no server that other memory systems could speak to.`);
  const { contextLimitTokens, filterThreshold } = settings;
  const openWorld = createEpisodeWorlds({
    shared: deps,
    settings: { ...deps.sessionSettings, contextLimitTokens, filterThreshold },
    speaker,
    model: speaker.kind === "model" ? deps.languageModel : null,
  });
  const { rootFolder, labStore } = app;
  const strategies = await openLabStrategies(names, { shared: deps, rootFolder, peerModel, say });
  const { strategyOf } = strategies;
  // It starts nothing before a task has a world.
  const environments = openLabEnvironments(rootFolder, say);
  const { clock } = deps;
  return ok({
    ...{ run, strategies, environments },
    deps: { labStore, clock, openWorld, strategyOf, judge, environments },
  });
}
