// What the operations on long-term memory cost, through the app's own use-cases and stores; vectors are made before the clock starts.
import process from "node:process";
import { askedAt } from "@/lab/sets/retrieval/retrieval-case";
import { retrievalQuestions } from "@/lab/sets/retrieval/retrieval-set";
import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaEventLog } from "@/lib/adapters/prisma/log/event-log";
import { createPrismaMemoryLibrary } from "@/lib/adapters/prisma/memory/memory-library";
import { createPrismaMemoryStore } from "@/lib/adapters/prisma/memory/memory-store";
import { toVectorText } from "@/lib/adapters/prisma/memory/vector-text";
import { createPrismaSessionDirectory } from "@/lib/adapters/prisma/session/session-directory";
import { createPrismaOwnerSettingsStore } from "@/lib/adapters/prisma/settings/owner-settings-store";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { randomIds } from "@/lib/adapters/system/random-ids";
import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import type { Embedder } from "@/lib/ports/embedder";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";
import { searchMemories } from "@/lib/use-cases/operation/search-memories";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { floorOf, measurePairs, type OperationCost, openFloor, type Pair } from "./memory-pairs";
import { measuredOwner } from "./memory-seed";

/** Medians in milliseconds, and p95 where named. */
export interface MemoryCosts {
  readonly addMs: number;
  readonly searchMs: number;
  readonly searchP95Ms: number;
  /** Processor time of this process, all threads: the embedded database's work, whatever else the machine does. */
  readonly searchCpuMs: number;
  readonly timedSearchMs: number;
  readonly updateMs: number;
  readonly historyMs: number;
  readonly listMs: number;
}

/** How many results a search asks for. */
const searchedK = 10;

const questions = ["literal", "paraphrased", "keyword", "other-people"] as const;
const questionTexts = questions.flatMap((kind) => retrievalQuestions[kind].map(([question]) => question));
const timedTexts = retrievalQuestions.temporal.map(([question]) => question);

/** The texts that are embedded before anything is measured. */
export const measuredTexts: readonly string[] = [...questionTexts, ...timedTexts];

/** Measures each operation so many times on the measured owner, in a session of its own. */
export async function measureMemoryCosts(
  database: Database,
  embedder: Embedder,
  name: string,
  rounds: number,
): Promise<MemoryCosts> {
  const deps = dependenciesOf(database, embedder);
  const scope = { ownerId: measuredOwner, sessionId: `operations ${name}` };
  const { operate, search, list } = operationsOf(deps, scope);
  const memoryIds: string[] = [];
  const addMs = await times(rounds, async (round) => {
    const event = await operate("ADD", { content: addedText(name, round) });
    if (event.type === "memory-added") memoryIds.push(event.memoryId);
  });
  const searchMs = await times(2 * rounds, (round) => search(textAt(questionTexts, round)));
  const cpuMs = await processorTimes(rounds, (round) => search(textAt(questionTexts, round)));
  const timedMs = await times(rounds, (round) => search(textAt(timedTexts, round)));
  const updateMs = await times(rounds, (round) =>
    operate("UPDATE", { memory_id: memoryIds[round], content: `${addedText(name, round)} It is done.` }),
  );
  const historyMs = await times(rounds, (round) =>
    deps.memoryStore.find({ ownerId: measuredOwner, memoryId: memoryIds[round] ?? "" }),
  );
  const listMs = await times(rounds, list);
  return {
    addMs: quantile(addMs, 0.5),
    searchMs: quantile(searchMs, 0.5),
    searchP95Ms: quantile(searchMs, 0.95),
    searchCpuMs: quantile(cpuMs, 0.5),
    timedSearchMs: quantile(timedMs, 0.5),
    updateMs: quantile(updateMs, 0.5),
    historyMs: quantile(historyMs, 0.5),
    listMs: quantile(listMs, 0.5),
  };
}

function operationsOf(deps: Dependencies, scope: { readonly ownerId: string; readonly sessionId: string }) {
  const operate = async (operation: string, input: unknown) => {
    const eventId = randomIds.newId();
    const request = {
      ...scope,
      newSession: true,
      by: "person",
      eventId,
      call: null,
      name: operation,
      input,
    } as const;
    const applied = await applyOperation(deps, request);
    const event = applied.ok ? applied.value.events.at(-1) : null;
    if (!event || event.type === "operation-rejected") throw new Error(JSON.stringify(event ?? applied));
    return event;
  };
  const search = (query: string) =>
    searchMemories(deps, {
      ownerId: measuredOwner,
      query,
      metadataFilter: null,
      limit: searchedK,
      now: askedAt,
    });
  const list = () =>
    deps.memoryLibrary.list({ ownerId: measuredOwner, filter: {}, sort: "newest", limit: 50, cursor: null });
  return { operate, search, list };
}

/** Measures each operation beside the floor, in one run by turns. */
export async function measureBesideFloor(
  database: Database,
  embedder: Embedder,
  name: string,
  rounds: number,
): Promise<readonly OperationCost[]> {
  const deps = dependenciesOf(database, embedder);
  const { operate, search, list } = operationsOf(deps, {
    ownerId: measuredOwner,
    sessionId: `pairs ${name}`,
  });
  const vectors = (await embedder.embed(questionTexts)).map(toVectorText);
  const floor = floorOf(await openFloor(database), (round) => vectors[round % vectors.length] ?? "");
  const memoryIds: string[] = [];
  const idAt = (round: number) => memoryIds[round] ?? "";
  await operate("ADD", { content: "The first opens the session." });
  const pairs: readonly Pair[] = [
    {
      operation: "add",
      ours: async (round) => {
        const event = await operate("ADD", { content: addedText(`${name} floor`, round) });
        if (event.type === "memory-added") memoryIds[round] = event.memoryId;
      },
      floor: floor.add,
    },
    { operation: "search", ours: (round) => search(textAt(questionTexts, round)), floor: floor.search },
    { operation: "list", ours: list, floor: floor.list },
    {
      operation: "update",
      ours: (round) =>
        operate("UPDATE", { memory_id: idAt(round), content: `${addedText(name, round)} Done.` }),
      floor: floor.update,
    },
    {
      operation: "delete",
      ours: (round) => operate("DELETE", { memory_id: idAt(round), confirmation: true }),
      floor: floor.remove,
    },
  ];
  return measurePairs(pairs, rounds);
}

/** The text of an ADD: about something no memory speaks of, so that none is refused. */
export function addedText(name: string, round: number): string {
  return `Crate ${name.length}${round}7 holds ${round + 2} lanterns for the harbour feast of team ${name} ${round}.`;
}

/** Answers from vectors made before, so that embedding is not part of what is measured. */
export async function precomputed(embedder: Embedder, texts: readonly string[]): Promise<Embedder> {
  const vectors = await embedder.embed(texts);
  const known = new Map(texts.map((text, index) => [text, vectors[index] ?? []]));
  const [any = []] = vectors;
  return {
    model: embedder.model,
    reads: (text) => embedder.reads(text),
    embed: async (asked) => asked.map((text) => known.get(text) ?? any),
  };
}

/** The value below which a share of the times lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function times(rounds: number, run: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = process.hrtime.bigint();
    await run(round);
    taken.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return taken;
}

async function processorTimes(
  rounds: number,
  run: (round: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    await run(round);
    const { user, system } = process.cpuUsage(before);
    taken.push((user + system) / 1_000);
  }
  return taken;
}

function textAt(texts: readonly string[], round: number): string {
  return texts[round % texts.length] ?? "";
}

function dependenciesOf({ prisma }: Database, embedder: Embedder): Dependencies {
  const eventLog = createPrismaEventLog(prisma);
  return {
    eventLog,
    memoryStore: createPrismaMemoryStore(prisma),
    memoryLibrary: createPrismaMemoryLibrary(prisma),
    sessionDirectory: createPrismaSessionDirectory(prisma),
    ownerSettings: createPrismaOwnerSettingsStore(prisma),
    sessionReader: createSessionReader(eventLog),
    languageModel: createScriptedModel([]),
    embedder,
    tokenCounter: createGptTokenCounter(),
    secretScanner: createSecretScanner(),
    clock: systemClock,
    ids: randomIds,
    live: createInProcessChannel(),
    sessionSettings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
  };
}
