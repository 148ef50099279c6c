import "server-only";
import path from "node:path";
import { createSdkLanguageModel } from "@/lib/adapters/ai-sdk/language-model";
import { createConnectionFetch } from "@/lib/adapters/connections/connection-fetch";
import { createModelDirectory } from "@/lib/adapters/connections/model-directory";
import { createProviderGateway } from "@/lib/adapters/connections/provider-gateway";
import { createSecretBox } from "@/lib/adapters/connections/secret-box";
import { withEnvironmentConnection } from "@/lib/adapters/connections/with-environment-connection";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createAnswerFiles } from "@/lib/adapters/lab-gateway/answer-files";
import { createWiredPeerModel, type ModelWire, type PeerModel } from "@/lib/adapters/lab-gateway/peer-model";
import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import { listedFacts } from "@/lib/adapters/model-facts/price-list";
import { createOfflineAgent } from "@/lib/adapters/offline-agent/offline-agent";
import { createOtlpHttpExporter } from "@/lib/adapters/opentelemetry/otlp-http-exporter";
import { createLabJobs } from "@/lib/adapters/pg-boss/lab-jobs";
import type { Database, DatabaseOpenError } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaLabStore } from "@/lib/adapters/prisma/lab/lab-store";
import { rebuildSearchTerms } from "@/lib/adapters/prisma/memory/rebuild-search-terms";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { createPrismaOwnerArchive } from "@/lib/adapters/prisma/record/owner-archive";
import { createPrismaConnectionStore } from "@/lib/adapters/prisma/settings/connection-store";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { createFileSigner } from "@/lib/adapters/signing/file-signer";
import { randomIds } from "@/lib/adapters/system/random-ids";
import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { createTrainingFiles } from "@/lib/adapters/training-files/training-store";
import type { AppError } from "@/lib/core/errors";
import type { Connection } from "@/lib/core/model/connection";
import { ok, type Result } from "@/lib/core/result";
import type { Embedder } from "@/lib/ports/embedder";
import type { FileSigner } from "@/lib/ports/file-signer";
import type { JudgeModel } from "@/lib/ports/judge-model";
import type { LabJobs, LabJobWorker } from "@/lib/ports/lab-jobs";
import type { LabStore } from "@/lib/ports/lab-store";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { MemoryEmbeddings } from "@/lib/ports/memory-embeddings";
import type { TraceExporter } from "@/lib/ports/trace-exporter";
import type { TrainingStore } from "@/lib/ports/training-store";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { ModelDependencies } from "@/lib/use-cases/model/model-dependencies";
import type { OwnerHouse } from "@/lib/use-cases/record/owner-house";
import type { ConfiguredCollector } from "@/lib/use-cases/replay/export-traces";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { closeLeftTurns, createTurnRecovery } from "@/lib/use-cases/session/recover-turns";
import { leaseMs } from "@/lib/use-cases/session/start-turn";
import { rolesOf } from "./actor";
import { configuredCollectorFor } from "./configured-collector";
import type { Environment } from "./environment";
import { answerFolderRequests } from "./folder-requests";
import { configuredJudge } from "./lab-judge";
import { startLabWorker } from "./lab-worker";
import { removeLeftFiles } from "./left-files";
import { log } from "./log";
import { databaseOptions, openStudioDatabase } from "./open-studio-database";
import { createReadiness, type Readiness } from "./readiness";
import { createReembedding, type Reembedding } from "./reembedding";
import { createSessionDependencies, type DependencyScope } from "./session-dependencies";
import { createTurnRunner, type TurnRunner } from "./turn-runner";
import { wireLocalModels } from "./wire-local-models";
import { createWriteGate } from "./write-gate";

/** Everything the app runs on, built once per process. */
export interface Container {
  /** What reads and writes that concern no session in particular use. */
  readonly deps: Dependencies;
  /** What a use-case on one session runs with: the model chosen there, the owner's embedder, the memories it may see. */
  dependenciesFor(scope: DependencyScope): Promise<Dependencies>;
  /** What a record is watched with: its model and its embedder throw. */
  watchDependenciesFor(scope: DependencyScope): Promise<Dependencies>;
  /** Vouches for files that leave the studio. */
  readonly fileSigner: FileSigner;
  /** Where spans go, for each owner, and who sends them. */
  readonly traces: {
    readonly exporter: TraceExporter;
    readonly collectorFor: (ownerId: string) => ConfiguredCollector | null;
  };
  /** What the settings of models work on. */
  readonly models: ModelDependencies;
  readonly embeddings: MemoryEmbeddings;
  /** What an act on everything of a person works on: exporting, restoring and wiping it. */
  readonly house: OwnerHouse;
  readonly labStore: LabStore;
  /** The training runs of this machine. */
  readonly trainingStore: TrainingStore;
  /** Cells of runs that wait for a worker; its tables are made when it is first used. */
  readonly labJobs: LabJobs;
  /** Lets this process work on what waits there, from now on. Repeating it changes nothing. */
  readonly workOnLab: () => void;
  /** What memory systems outside the app speak to in the lab: the owner's model; null where it has no server of its own. */
  readonly peerModelFor: (ownerId: string) => Promise<PeerModel | null>;
  /** The model that judges an owner's runs: the one that is named, or the one of the environment; null where there is none, or it is not theirs to use. */
  readonly judgeFor: (ownerId: string, named: string | null) => JudgeModel | null;
  /** Names of the policies that were trained here; those never judge. */
  readonly trainedPolicies: () => Promise<readonly string[]>;
  /** How a connection of the owner is reached; null where it is no server, or is not theirs. */
  readonly wireFor: (ownerId: string, connectionId: string) => Promise<ModelWire | null>;
  /** Where the app's own files lie. */
  readonly rootFolder: string;
  readonly reembedding: Reembedding;
  readonly database: Database;
  readonly turns: TurnRunner;
  admitTurn: TurnRunner["admit"];
  /** Refused while too little room is left on the disk. */
  mayWrite(): Promise<Result<null, AppError>>;
  /** What keeps the app from serving a person now, if anything does. */
  readonly readiness: Readiness;
  close(): Promise<void>;
}

/** Opens the database, closes turns that an earlier process left running, and wires every port to its adapter. */
export async function createContainer(
  environment: Environment,
): Promise<Result<Container, DatabaseOpenError>> {
  const opened = await openStudioDatabase(environment);
  if (!opened.ok) return opened;
  const database = opened.value;
  const embedder = createSentenceEncoder({ rootFolder: environment.rootFolder });
  const { memoryEmbeddings: embeddings, ...storage } = createPrismaStorage(database.prisma);
  const offlineModel = createSdkLanguageModel(createOfflineAgent(), offlineIdentity, { systemPlace: null });
  const deps: Dependencies = {
    ...storage,
    sessionReader: createSessionReader(storage.eventLog),
    languageModel: offlineModel,
    embedder,
    tokenCounter: createGptTokenCounter(),
    secretScanner: createSecretScanner(),
    clock: systemClock,
    ids: randomIds,
    live: createInProcessChannel(),
    sessionSettings: {
      contextLimitTokens: environment.contextLimitTokens,
      softMark: 0.7,
      hardMark: 0.92,
      filterThreshold: filterThresholdOf(embedder.model),
    },
  };
  if (database.kind === "pglite") await removeLeftFiles(environment.dataFolder);
  const stopFolderRequests = answerFolderRequests(database, environment.dataFolder);
  const stopRebuilding = startRebuilding(database, embedder);
  const providers = wireProviders(environment, database, embedder, offlineModel);
  const chooseDependencies = createSessionDependencies(deps, providers.directory);
  const reembedding = createReembedding({
    embeddings,
    ownerSettings: deps.ownerSettings,
    embedderOf: async (ownerId) => (await chooseDependencies({ ownerId, sessionId: null })).embedder,
  });
  const dependenciesFor = (scope: DependencyScope) => {
    reembedding.resume(scope.ownerId);
    return chooseDependencies(scope);
  };
  const mayWrite = createWriteGate(database);
  const turns = createTurnRunner(deps, dependenciesFor);
  const stopRecovery = await startRecovery(deps, database, turns);
  const labJobs = createLabJobs(database.pool);
  let labWorker: Promise<LabJobWorker> | null = null;
  const container: Container = {
    deps,
    dependenciesFor,
    fileSigner: createFileSigner({ secret: environment.secret, dataFolder: environment.dataFolder }),
    traces: { exporter: createOtlpHttpExporter(), collectorFor: configuredCollectorFor(environment) },
    watchDependenciesFor: async (scope) => watchDependencies(await dependenciesFor(scope)),
    models: {
      connections: providers.connections,
      gateway: providers.gateway,
      ownerSettings: deps.ownerSettings,
      ids: deps.ids,
      localModels: providers.local.store,
      ownsMachine: providers.ownsMachine,
      factsOf: listedFacts,
    },
    embeddings,
    house: {
      sessionDirectory: deps.sessionDirectory,
      sessionReader: deps.sessionReader,
      live: deps.live,
      archive: createPrismaOwnerArchive(database, databaseOptions(environment)),
      stopTurn: turns.stop,
    },
    labStore: createPrismaLabStore(database.prisma),
    trainingStore: createTrainingFiles(
      path.join(/* turbopackIgnore: true */ environment.dataFolder, "training"),
    ),
    labJobs,
    workOnLab() {
      const say = (sentence: string) => log.info({ sentence }, "lab");
      labWorker ??= startLabWorker(container, { parallel: 2, say });
      labWorker.catch((error: unknown) => {
        labWorker = null;
        log.error({ error }, "the lab's worker did not start");
      });
    },
    async peerModelFor(ownerId) {
      const { defaultModel } = await deps.ownerSettings.read({ ownerId });
      const wire = await providers.directory.wireFor({ ownerId, choice: defaultModel });
      return wire && createWiredPeerModel(wire, createAnswerFiles(environment.dataFolder));
    },
    judgeFor: (ownerId, named) =>
      providers.ownsMachine(ownerId) ? configuredJudge(environment, named) : null,
    trainedPolicies: async () => (await providers.local.store.policies()).map(({ modelId }) => modelId),
    wireFor: (ownerId, connectionId) =>
      providers.directory.wireFor({ ownerId, choice: { connectionId, modelId: "" } }),
    rootFolder: environment.rootFolder,
    reembedding,
    database,
    turns,
    admitTurn: turns.admit,
    mayWrite,
    readiness: createReadiness({ database, mayWrite }),
    async close() {
      stopRecovery();
      stopFolderRequests();
      await stopRebuilding();
      await reembedding.stopAll();
      await turns.stopAll();
      await labWorker?.then((worker) => worker.stop());
      await labJobs.close();
      await providers.local.close();
      await embedder.close();
      await database.close();
    },
  };
  return ok(container);
}

const offlineIdentity = {
  provider: "offline",
  modelId: "offline-assistant",
  label: "Demo assistant (rules)",
} as const;

/** Everything that speaks to model providers: the stored connections, the environment's, and what is made of them. */
function wireProviders(
  environment: Environment,
  database: Database,
  builtInEmbedder: Embedder,
  offlineModel: LanguageModel,
) {
  const { openAiKey: apiKey, openAiBaseUrl: baseUrl, modelId, secret, dataFolder } = environment;
  const secretBox = createSecretBox({ secret, dataFolder });
  const stored = createPrismaConnectionStore(database.prisma, secretBox);
  const ownsMachine = (ownerId: string) => rolesOf(environment, ownerId).has("machine-owner");
  const connections = withEnvironmentConnection(stored, { apiKey, baseUrl, mayUse: ownsMachine });
  const checked = createConnectionFetch();
  const fromEnvironment = createConnectionFetch({ plainHttpAnywhere: true });
  const connectTo = ({ isReadOnly }: Connection) => (isReadOnly ? fromEnvironment : checked);
  const environmentModelId = apiKey || baseUrl ? modelId : null;
  const local = wireLocalModels(environment);
  const directory = createModelDirectory({
    connections,
    localModels: local.models,
    offlineModel,
    builtInEmbedder,
    environmentModelId,
    connectTo,
    ownsMachine,
  });
  const gateway = createProviderGateway({
    connections,
    directory,
    connectTo,
    connectLocally: checked,
    tokenCounter: createGptTokenCounter(),
  });
  return { connections, directory, gateway, local, ownsMachine };
}

/** How often abandoned turns are looked for, in milliseconds: well within a lease, so that its end is noticed soon. */
const recoverEveryMs = 10_000;

/** Terms of memories that an earlier release wrote are made again beside what runs; a stop waits for one batch at most. */
function startRebuilding({ prisma }: Database, embedder: Embedder): () => Promise<void> {
  const stopping = new AbortController();
  const rebuilt = rebuildSearchTerms(prisma, {
    reads: (model, content) => model !== embedder.model || embedder.reads(content),
    signal: stopping.signal,
  }).catch((error) => log.error({ error }, "making search terms again failed"));
  return async () => {
    stopping.abort();
    await rebuilt;
  };
}

/**
 * The embedded database belongs to this process alone, so whatever runs in it at start was left by a dead one.
 * On a shared server only a lease that nobody renews says so.
 */
async function startRecovery(deps: Dependencies, database: Database, turns: TurnRunner): Promise<() => void> {
  if (database.kind === "pglite") await closeLeftTurns(deps);
  const recovery = createTurnRecovery(deps, {
    patienceMs: leaseMs,
    monotonicMs: () => performance.now(),
    isRunningHere: turns.isRunningHere,
  });
  const look = () =>
    recovery.look().catch((error) => log.error({ error }, "looking for abandoned turns failed"));
  await look();
  const timer = setInterval(look, recoverEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
