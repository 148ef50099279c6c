import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { bundleProcess } from "./bundle-process";
import type { CrashTarget } from "./crash-process";
import { createDatabase, dropDatabase } from "./databases";
import { type Moment, runAndKill } from "./kill-process";
import { createKillTally } from "./kill-tally";
import { type Row, randomFrom, type SuiteOptions } from "./report";

/** What goes on beside the turns when a process is killed; most kills hit ordinary turns and edits. */
const tasks = ["work", "purge", "work", "re-embedding", "import", "work", "backup"] as const;

/** So many kills in a row hit the same databases: they grow, and looking at them takes longer. */
const killsPerGeneration = 8;

/** The last migration of the older folder that is brought up to date. */
const olderThan = "20261130110000";

/** Databases that are killed together, each with the file of what was acknowledged there. */
type Generation = readonly Pick<CrashTarget, "target" | "journal">[];

/**
 * Kills processes that hold one or several databases each, every one with turns and edits of its own. A kill counts once per database that
 * it hits: each is at a moment of its own. A generation of embedded databases begins with a kill in its first start or its migration.
 */
export async function killOnStorage(options: SuiteOptions, row: (row: Row) => void): Promise<void> {
  const { seed, databaseUrl, plant, together } = options;
  const kills = options.times ?? (options.quick ? 3 : 60);
  const random = randomFrom(seed);
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-crash-"));
  const file = await bundleProcess("scripts/hold/crash-process.ts");
  const older = databaseUrl ? null : await makeOlderFolder(folder);
  const tally = createKillTally();
  /** How long a start takes here: what is killed in a start is killed somewhere within it, or just behind. */
  let openMs = 4_000;

  async function run(targets: Generation, taskOf: (index: number) => string, moment: Moment) {
    const seedOfRun = seed + tally.counts.databases;
    const given = targets.map((one, index) => ({ ...one, seed: seedOfRun + index, task: taskOf(index) }));
    const ended = await runAndKill(file, { targets: given, plant }, moment);
    ended.acknowledged.forEach((ids, index) => {
      appendFileSync(targets[index]?.journal ?? "", ids.map((id) => `${id}\n`).join(""));
    });
    openMs = ended.openMs ?? openMs;
    if (moment.after === "nothing") tally.takeLook(ended);
    else
      tally.takeKill(
        given.map(({ task }) => task),
        ended,
        moment,
      );
  }

  for (let generation = 0; tally.counts.databases < kills; generation += 1) {
    const isMigration = older !== null && generation % 2 === 1;
    const count = Math.min(together, kills - tally.counts.databases);
    const names = Array.from({ length: count }, (_, index) => `g${generation}d${index}`);
    const targets = await Promise.all(
      names.map((name) => prepare(name, { folder, databaseUrl, copiedFrom: isMigration ? older : null })),
    );
    const until = Math.min(kills, tally.counts.databases + killsPerGeneration * count);
    if (!databaseUrl) {
      const task = isMigration ? "migration" : "first start";
      await run(targets, () => task, { after: "opening", ms: random() * openMs * 1.1 });
    }
    while (tally.counts.databases < until) {
      const next = tally.counts.databases + tally.counts.processes;
      const taskOf = (index: number) => tasks[(next + index) % tasks.length] ?? "work";
      await run(targets, taskOf, { after: "work", ms: 50 + random() * 900 });
    }
    await run(targets, () => "check", { after: "nothing" });
    await Promise.all(targets.map(({ target }) => remove(target, databaseUrl)));
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(file, { force: true });
  row(
    tally.row(
      `kills on ${databaseUrl ? "Postgres" : "PGlite"}: what was acknowledged is there, and the record agrees`,
    ),
  );
}

interface Place {
  /** Holds the folders and what was acknowledged in them. */
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  /** A folder that the new one begins as; null for one that is not there yet. */
  readonly copiedFrom: string | null;
}

async function prepare(
  name: string,
  { folder, databaseUrl, copiedFrom }: Place,
): Promise<Generation[number]> {
  const journal = path.join(folder, `${name}.acknowledged`);
  writeFileSync(journal, "");
  if (databaseUrl) return { target: await createDatabase(databaseUrl, `agemem_${name}`), journal };
  const target = path.join(folder, name);
  if (copiedFrom) cpSync(copiedFrom, target, { recursive: true });
  return { target, journal };
}

async function remove(target: string, databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl) await dropDatabase(databaseUrl, target);
  else rmSync(target, { recursive: true, force: true });
}

/** A folder as an older release left it, with a session: the next start brings its tables up to date. */
async function makeOlderFolder(scratch: string): Promise<string> {
  const rootFolder = process.cwd();
  const dataFolder = path.join(scratch, "older");
  const migrationsFolder = path.join(scratch, "older-migrations");
  cpSync(path.join(rootFolder, "prisma/migrations"), migrationsFolder, {
    recursive: true,
    filter: (file) => (/\/(\d{14})_/.exec(file)?.[1] ?? "") <= olderThan,
  });
  const templateFile = path.join(rootFolder, ".cache/pglite-0.5.14.tgz");
  const opened = await openDatabase({ dataFolder, rootFolder, migrationsFolder, templateFile });
  if (!opened.ok) throw new Error(`The older folder does not open: ${opened.error.code}`);
  const { prisma } = opened.value;
  await prisma.$executeRaw`INSERT INTO owner (id) VALUES ('local')`;
  await prisma.$executeRaw`INSERT INTO session (owner_id, id, title) VALUES ('local', 'older', 'An older session')`;
  await opened.value.close();
  return dataFolder;
}
