// `npm run bench -- lab [--stores memory,pglite,postgres] [--quick]`: how fast episodes go, by where they are kept and how many work on them.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createInMemoryStorage } from "@/lib/adapters/memory-storage/in-memory-storage";
import { createInMemoryLabStore } from "@/lib/adapters/memory-storage/lab-store";
import { createLabJobs } from "@/lib/adapters/pg-boss/lab-jobs";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { type Database, openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaLabStore } from "@/lib/adapters/prisma/lab/lab-store";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { startPostgres } from "@/scripts/lib/start-postgres.mjs";
import {
  beginMeasured,
  countMeasured,
  type MeasuredStore,
  queueMeasured,
  workOnMeasured,
  workOnQueue,
} from "../measures/lab-run";
import { isQuick, optionOf } from "../measures/options";
import { type Row, report, rounded } from "../measures/report";

const histories = isQuick ? 1 : 22;
const stores = optionOf("--stores", isQuick ? "memory,pglite" : "memory,pglite,postgres").split(",");
const rootFolder = process.cwd();

/** Set in the processes that this one starts: the database that they work on, and who they are. */
const workerUrl = optionOf("--worker-on", "");
if (workerUrl) await beWorker(workerUrl);
else await measure();

async function measure(): Promise<void> {
  const rows: Row[] = [];
  if (stores.includes("memory")) rows.push(await measureMemory());
  if (stores.includes("pglite")) rows.push(await measurePGlite());
  if (stores.includes("postgres"))
    for (const workers of [1, 2]) rows.push(...(await measurePostgres(workers)));
  report("lab", [
    {
      title: `${2 * histories} episodes of MemOps small (AgeMem and RAG, scripted policy), two at a time in each worker. memory: sessions and results in memory; pglite, postgres: both in the database, the cells as durable jobs (pg-boss); on postgres each worker is a process of its own, its start included.`,
      rows,
    },
  ]);
}

async function measureMemory(): Promise<Row> {
  const store = { labStore: createInMemoryLabStore(), storage: () => createInMemoryStorage() };
  return measured("memory", 1, store, () => workOnMeasured(store, "one"));
}

async function measurePGlite(): Promise<Row> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "agemem-bench-"));
  const database = await open(folder);
  try {
    const jobs = createLabJobs(database.pool);
    const store = storeOn(database);
    const queue = () => queueMeasured(store, jobs);
    const row = await measured("pglite", 1, store, () => workOnQueue(store, jobs), queue);
    await jobs.close();
    return row;
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measurePostgres(workers: number): Promise<readonly Row[]> {
  const server = await startPostgres();
  if (!("url" in server)) {
    process.stderr.write(`No Postgres server here: ${server.problem}\n`);
    return [];
  }
  const database = await open("unused", server.url);
  try {
    const work = () => Promise.all(Array.from({ length: workers }, () => startWorker(server.url)));
    const jobs = createLabJobs(database.pool);
    const store = storeOn(database);
    const row = await measured("postgres", workers, store, work, () => queueMeasured(store, jobs));
    await jobs.close();
    return [row];
  } finally {
    await database.close();
    await server.stop();
  }
}

async function measured(
  store: string,
  workers: number,
  kept: MeasuredStore,
  work: () => Promise<unknown>,
  queue: () => Promise<void> = async () => undefined,
): Promise<Row> {
  await beginMeasured(kept, histories);
  await queue();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { episodes, events } = await countMeasured(kept);
  if (episodes < 2 * histories) throw new Error(`Only ${episodes} episodes have a result on ${store}.`);
  return {
    store,
    workers,
    episodesPerSecond: rounded(episodes / seconds, 2),
    eventsPerSecond: rounded(events / seconds, 0),
  };
}

/** A worker in a process of its own. */
function startWorker(url: string): Promise<void> {
  const options = [...process.execArgv, "lab/bench/lab.ts", "--worker-on", url];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`)),
    );
  });
}

async function beWorker(url: string): Promise<void> {
  const database = await open("unused", url);
  const jobs = createLabJobs(database.pool);
  await workOnQueue(storeOn(database), jobs);
  await jobs.close();
  await database.close();
}

function storeOn({ prisma }: Database): MeasuredStore {
  return { labStore: createPrismaLabStore(prisma), storage: () => createPrismaStorage(prisma) };
}

async function open(dataFolder: string, databaseUrl?: string): Promise<Database> {
  const migrationsFolder = path.join(rootFolder, "prisma/migrations");
  const templateFile = path.join(rootFolder, ".cache/pglite-0.5.14.tgz");
  const opened = await openDatabase({ databaseUrl, dataFolder, migrationsFolder, rootFolder, templateFile });
  if (!opened.ok) throw new Error(describeDatabaseOpenError(opened.error));
  return opened.value;
}
