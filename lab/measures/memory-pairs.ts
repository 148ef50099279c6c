// What each operation on memories takes of the processor beside a floor: one plain table with pgvector, no versions, no log, no words.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import type { PrismaClient } from "@/lib/adapters/prisma/generated/client";
import { countStatements } from "@/lib/testing/count-statements";
import { measuredOwner } from "./memory-seed";

/** One operation: medians of processor time in milliseconds, ours and the floor's, and the SQL statements that ours sends. */
export interface OperationCost {
  readonly operation: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly floorCpuMs: number;
  readonly statements: number;
}

/** Ours and the floor's way to do the same. */
export interface Pair {
  readonly operation: string;
  readonly ours: (round: number) => Promise<unknown>;
  readonly floor: (round: number) => Promise<unknown>;
}

/** Makes the floor's tables from the memories that are there. */
export async function openFloor({ prisma }: Database): Promise<PrismaClient> {
  await prisma.$executeRaw`DROP TABLE IF EXISTS floor_memory`;
  await prisma.$executeRaw`DROP TABLE IF EXISTS floor_history`;
  await prisma.$executeRaw`
    CREATE TABLE floor_memory AS SELECT memory_id AS id, owner_id, content, at, embedding FROM memory_version WHERE valid_to IS NULL`;
  await prisma.$executeRaw`ALTER TABLE floor_memory ADD PRIMARY KEY (owner_id, id)`;
  await prisma.$executeRaw`CREATE INDEX ON floor_memory (owner_id, at DESC)`;
  await prisma.$executeRaw`CREATE TABLE floor_history (id text, owner_id text, old text, new text, at timestamptz)`;
  await prisma.$executeRaw`ANALYZE floor_memory`;
  return prisma;
}

/** What the floor does for each operation: one statement for the row and one for its history. */
export function floorOf(prisma: PrismaClient, vectorTextOf: (round: number) => string) {
  const ids: string[] = [];
  const idAt = (round: number) => ids[round] ?? "";
  const history = (id: string, before: string | null, after: string | null) =>
    prisma.$executeRaw`INSERT INTO floor_history VALUES (${id}, ${measuredOwner}, ${before}, ${after}, now())`;
  return {
    async add(round: number) {
      const id = randomUUID();
      ids[round] = id;
      await prisma.$executeRaw`
        INSERT INTO floor_memory VALUES (${id}, ${measuredOwner}, ${`Crate ${round}`}, now(), ${vectorTextOf(round)}::vector)`;
      await history(id, null, "x");
    },
    search: (round: number) => prisma.$queryRaw`
      SELECT id, content FROM floor_memory WHERE owner_id = ${measuredOwner} ORDER BY embedding <#> ${vectorTextOf(round)}::vector LIMIT 10`,
    list: () =>
      prisma.$queryRaw`SELECT id, content FROM floor_memory WHERE owner_id = ${measuredOwner} ORDER BY at DESC LIMIT 50`,
    async update(round: number) {
      await prisma.$executeRaw`
        UPDATE floor_memory SET content = 'y', embedding = ${vectorTextOf(round)}::vector WHERE owner_id = ${measuredOwner} AND id = ${idAt(round)}`;
      await history(idAt(round), "x", "y");
    },
    async remove(round: number) {
      await prisma.$executeRaw`DELETE FROM floor_memory WHERE owner_id = ${measuredOwner} AND id = ${idAt(round)}`;
      await history(idAt(round), "y", null);
    },
  };
}

/** Measures pairs so many times: each round does each of them once, ours and the floor's by turns first. */
export async function measurePairs(
  pairs: readonly Pair[],
  rounds: number,
): Promise<readonly OperationCost[]> {
  const costs: OperationCost[] = [];
  for (const { operation, ours, floor } of pairs) {
    const taken = {
      wall: [] as number[],
      cpu: [] as number[],
      floor: [] as number[],
      statements: [] as number[],
    };
    for (let round = 0; round < rounds; round += 1) {
      const runOurs = async () => {
        const cost = await measured(() => ours(round));
        taken.wall.push(cost.wallMs);
        taken.cpu.push(cost.cpuMs);
        taken.statements.push(cost.statements);
      };
      const runFloor = async () => {
        taken.floor.push((await measured(() => floor(round))).cpuMs);
      };
      for (const run of round % 2 === 0 ? [runOurs, runFloor] : [runFloor, runOurs]) await run();
    }
    costs.push({
      operation,
      wallMs: median(taken.wall),
      cpuMs: median(taken.cpu),
      floorCpuMs: median(taken.floor),
      statements: median(taken.statements),
    });
  }
  return costs;
}

async function measured(run: () => Promise<unknown>) {
  const sent = countStatements();
  const before = { own: process.cpuUsage(), servers: serverCpuMs(), at: performance.now() };
  await run();
  const wallMs = performance.now() - before.at;
  const { user, system } = process.cpuUsage(before.own);
  return {
    wallMs,
    cpuMs: (user + system) / 1_000 + serverCpuMs() - before.servers,
    statements: sent().length,
  };
}

/** Processor time of the Postgres servers on this machine, in milliseconds; 0 where there are none or the system does not tell. */
function serverCpuMs(): number {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, id) => sum + cpuOfServer(id), 0);
  } catch {
    return 0;
  }
}

function cpuOfServer(id: string): number {
  try {
    if (readFileSync(`/proc/${id}/comm`, "utf8").trim() !== "postgres") return 0;
    return Number(readFileSync(`/proc/${id}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
