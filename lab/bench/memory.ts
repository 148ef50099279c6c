// `npm run bench -- memory [--sizes 100,1000] [--stores pglite,postgres] [--quick]`: what add, search, update, history and list cost.
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { type Database, openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { startPostgres } from "@/scripts/lib/start-postgres.mjs";
import {
  addedText,
  measureBesideFloor,
  measuredTexts,
  measureMemoryCosts,
  precomputed,
  quantile,
} from "../measures/memory-costs";
import type { OperationCost } from "../measures/memory-pairs";
import {
  createSeedPool,
  memoriesOfOther,
  otherOwners,
  seedMeasured,
  seedOthers,
} from "../measures/memory-seed";
import { isQuick, optionOf } from "../measures/options";
import { type Row, report, rounded } from "../measures/report";

const sizes = optionOf("--sizes", isQuick ? "100" : "100,1000,10000,100000")
  .split(",")
  .map(Number);
const stores = optionOf("--stores", isQuick ? "pglite" : "pglite,postgres").split(",");
const rootFolder = process.cwd();

const encoder = createSentenceEncoder({ rootFolder });
const pool = await createSeedPool(encoder);
const embeddingMs = await measureEmbedding();
const added = sizes.flatMap((size) =>
  Array.from({ length: roundsOf(size) }, (_, round) => addedText(String(size), round)),
);
const embedder = await precomputed(encoder, [...measuredTexts, ...added]);
await encoder.close();

const rows: Row[] = [];
const pairs: Row[] = [];
for (const store of stores) rows.push(...(await measureStore(store)));

report("memory", [
  {
    title: `One owner's memories beside ${otherOwners} other owners with ${memoriesOfOther} each. Medians in ms, p95 where named; search is k = 10, timedSearch the same with a time in the question; searchCpuMs is the processor time of one search (embedded database only); embedding is apart. add and update are whole operations of the app: decision, event, memory row, committed.`,
    rows,
  },
  {
    title:
      "Beside the floor (a plain table with pgvector and a history row), by turns in one run: medians of processor time in ms, of this process and of the Postgres servers; SQL statements, begin and commit included",
    rows: pairs,
  },
]);

async function measureStore(store: string): Promise<readonly Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "agemem-bench-"));
  const server = store === "postgres" ? await startPostgres() : null;
  try {
    if (server && !("url" in server)) {
      process.stderr.write(`No Postgres server here: ${server.problem}\n`);
      return [];
    }
    const database = await open(folder, server?.url);
    const measured: Row[] = [];
    try {
      await seedOthers(database.prisma, pool);
      let seeded = 0;
      for (const size of sizes) {
        await seedMeasured(database.prisma, pool, seeded + 1, size);
        // Adds and updates took places in the stream, too.
        seeded = size + 2 * roundsOf(size);
        measured.push(await measureSize(database, store, size));
        const costs = await measureBesideFloor(database, embedder, String(size), roundsOf(size));
        // Adds, updates and deletes took places, and the first add.
        seeded += 3 * roundsOf(size) + 1;
        pairs.push(...costs.map((cost) => pairRow(store, size, cost)));
      }
    } finally {
      await database.close();
    }
    return measured;
  } finally {
    if (server && "stop" in server) await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureSize(database: Database, store: string, size: number): Promise<Row> {
  const costs = await measureMemoryCosts(database, embedder, String(size), roundsOf(size));
  const own = store === "pglite" ? costs : { ...costs, searchCpuMs: null };
  const figures = Object.entries(own).map(([name, value]) => [
    name,
    value === null ? null : rounded(value, 2),
  ]);
  return { store, memories: size, ...Object.fromEntries(figures), embeddingMs: rounded(embeddingMs, 2) };
}

function pairRow(store: string, memories: number, cost: OperationCost): Row {
  const { operation, wallMs, cpuMs, floorCpuMs, statements } = cost;
  return {
    store,
    memories,
    operation,
    wallMs: rounded(wallMs, 1),
    cpuMs: rounded(cpuMs, 1),
    floorCpuMs: rounded(floorCpuMs, 1),
    ratio: rounded(cpuMs / Math.max(0.1, floorCpuMs), 1),
    statements,
  };
}

function roundsOf(size: number): number {
  if (isQuick) return 2;
  return size > 10_000 ? 10 : 30;
}

async function open(folder: string, databaseUrl: string | undefined): Promise<Database> {
  const migrationsFolder = path.join(rootFolder, "prisma/migrations");
  const opened = await openDatabase({
    databaseUrl,
    dataFolder: path.join(folder, "data"),
    migrationsFolder,
    rootFolder,
  });
  if (!opened.ok) throw new Error(describeDatabaseOpenError(opened.error));
  return opened.value;
}

/** One text at a time, each new to the encoder. */
async function measureEmbedding(): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const start = performance.now();
    await encoder.embed([`${pool.contents[round]} on shelf ${round}`]);
    taken.push(performance.now() - start);
  }
  return quantile(taken, 0.5);
}
