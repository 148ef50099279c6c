// Kills the process again and again, and looks at what is left. Started by `npm run test:crash`.
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { randomFrom, runSuite, type SuiteOptions } from "../report";

/** What is going on when the process is killed; most kills hit ordinary turns and edits. */
const tasks = ["work", "purge", "work", "re-embedding", "import", "work", "backup"] as const;

/** What a folder of its own is needed for: a server keeps its tables between kills. */
const starts = ["first start", "migration"] as const;
type Task = (typeof tasks | typeof starts)[number];

/** The last migration of the older folder that is brought up to date. */
const olderThan = "20261130110000";

interface Outcome {
  readonly findings: readonly string[];
  readonly lost: number;
  readonly left: number;
}

process.exitCode = await runSuite("crash", async (options, row) => {
  const { times, quick, seed, databaseUrl } = options;
  const kills = times ?? (quick ? 3 : 60);
  const random = randomFrom(seed);
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-crash-"));
  const journal = path.join(folder, "acknowledged");
  writeFileSync(journal, "");
  const target = databaseUrl ?? path.join(folder, "data");
  const tally = createTally();
  for (let kill = 0; kill < kills; kill += 1) {
    const task = taskOf(kill, databaseUrl !== undefined);
    if (task === "first start" || task === "migration") {
      const fresh = path.join(folder, `fresh-${kill}`);
      if (task === "migration") await makeOlderFolder(fresh, folder);
      const run = { options, target: fresh, journal: os.devNull, kill };
      await runAndKill({ ...run, task: "work", afterMs: random() * 4_000 });
      tally.take(task, await runAndKill({ ...run, task: "check", afterMs: null }));
      rmSync(fresh, { recursive: true, force: true });
      continue;
    }
    const ended = await runAndKill({ options, target, journal, kill, task, afterMs: 100 + random() * 1_500 });
    appendFileSync(journal, ended.ids.map((id) => `${id}\n`).join(""));
    tally.take(task, ended);
  }
  tally.take(
    "check",
    await runAndKill({ options, target, journal, kill: kills, task: "check", afterMs: null }),
  );
  rmSync(folder, { recursive: true, force: true });
  const { counts, problems } = tally;
  row({
    name: `kills on ${databaseUrl ? "Postgres" : "PGlite"}: what was acknowledged is there, and the record agrees`,
    n: kills,
    failed: Math.min(kills, problems.length),
    detail: { ...counts, ...(problems[0] && { first: problems[0] }) },
  });
});

/** Every fifth kill hits a start, where a folder can be new; the others what goes on in an app that runs. */
function taskOf(kill: number, isServer: boolean): Task {
  const isStart = kill % 5 === 4 && !isServer;
  const list: readonly Task[] = isStart ? starts : tasks;
  return list[isStart ? Math.floor(kill / 5) % starts.length : kill % tasks.length] ?? "work";
}

/** A folder as an older release left it, with a session: the next start brings its tables up to date. */
async function makeOlderFolder(dataFolder: string, scratch: string): Promise<void> {
  const rootFolder = process.cwd();
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
}

/** What the processes said when they were started again. */
function createTally() {
  const counts = { acknowledged: 0, withTurnRunning: 0, lost: 0, during: {} as Record<string, number> };
  const problems: string[] = [];
  return {
    counts,
    problems,
    take(task: Task | "check", { ids, check, words }: Awaited<ReturnType<typeof runAndKill>>): void {
      if (task !== "check") counts.during[task] = (counts.during[task] ?? 0) + 1;
      counts.acknowledged += ids.length;
      if (!check) return void problems.push(`it does not open: ${words}`);
      counts.withTurnRunning += check.left > 0 ? 1 : 0;
      counts.lost += check.lost;
      if (check.lost > 0) problems.push(`${check.lost} acknowledged events are lost`);
      problems.push(...check.findings.slice(0, 1));
    },
  };
}

interface Run {
  readonly options: SuiteOptions;
  readonly target: string;
  readonly journal: string;
  readonly kill: number;
  readonly task: Exclude<Task, "first start"> | "check";
  /** How long after its first acknowledged event, or in a first start after its beginning, it is killed; null lets it end. */
  readonly afterMs: number | null;
}

/** Runs one process and kills it; what it said is all that is known of it. */
async function runAndKill({ options, target, journal, kill, task, afterMs }: Run) {
  const child = spawn(
    process.execPath,
    [
      ...["--conditions=react-server", "--import", "tsx", "scripts/hold/crash-process.ts"],
      ...[target, journal, String(options.seed + kill), task, ...(options.plant ? [options.plant] : [])],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const ids: string[] = [];
  let check: Outcome | null = null;
  let words = "";
  let isArmed = false;
  const arm = () => {
    if (isArmed || afterMs === null) return;
    isArmed = true;
    setTimeout(() => child.kill("SIGKILL"), afterMs);
  };
  if (journal === os.devNull) arm();
  child.stderr.on("data", (data: Buffer) => {
    words = `${words}${data}`.slice(-300);
  });
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => {
    if (line.startsWith("CHECK ")) check = JSON.parse(line.slice(6)) as Outcome;
    else if (line.startsWith("A ")) {
      ids.push(line.slice(2));
      arm();
    }
  });
  const guard = setTimeout(() => child.kill("SIGKILL"), 120_000);
  await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(guard);
  return { ids, check: check as Outcome | null, words };
}
