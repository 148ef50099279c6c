// What the world does to the app: its provider, its disk, its folder, its database, its clock. Started by `npm run test:faults`.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { startOpenAiServer } from "@/lib/adapters/ai-sdk/testing/openai-server";
import { createWireModel } from "@/lib/adapters/ai-sdk/testing/wire-model";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createReadiness } from "@/lib/server/readiness";
import { createWriteGate } from "@/lib/server/write-gate";
import { createStudioWith } from "@/lib/testing/studio";
import { createTurnRecovery } from "@/lib/use-cases/session/recover-turns";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { providerFaults } from "../provider-faults";
import { failRealDisk } from "../real-disk";
import { type Row, runSuite } from "../report";
import { openWorld } from "../world";

const nobody = new AbortController().signal;
type Say = (row: Row) => void;

process.exitCode = await runSuite("faults", async ({ quick, only, databaseUrl }, row) => {
  const wanted = (name: string) => !only || name.includes(only);
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-faults-"));
  try {
    if (wanted("provider")) await failProvider(quick, row);
    if (wanted("clock")) await moveClock(row);
    if (wanted("disk")) await fillDisk(folder, row);
    const real = wanted("real") ? await failRealDisk(folder) : null;
    if (real) row(real);
    if (wanted("folder")) await damageFolder(folder, quick ? 1 : 5, row);
    if (wanted("frozen")) await freeze(folder, row);
    if (wanted("database") && databaseUrl) await loseDatabase(databaseUrl, row);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Each script: the turn ends once, with a sentence where it failed, and the next one is answered. */
async function failProvider(quick: boolean, row: Say): Promise<void> {
  const server = await startOpenAiServer();
  const limits = { firstChunkMs: 700, chunkMs: 700, totalMs: 20_000, maxRetries: 2 };
  const wrong: string[] = [];
  const tried = quick ? providerFaults.filter((_, index) => index % 5 === 0) : providerFaults;
  for (const { name, replies } of tried) {
    server.reset();
    server.script(
      ...replies,
      ...Array.from({ length: 9 }, () => ({ kind: "answer", text: ["Here."] }) as const),
    );
    const studio = createStudioWith(createWireModel(server.baseUrl, "chat", limits));
    await studio.say("Hello.", nobody);
    server.reset();
    server.script({ kind: "answer", text: ["Good."] });
    await studio.say("And now?", nobody);
    const [first, next] = (await studio.state()).turns.toArray();
    const ends = (await studio.events()).filter(({ type }) =>
      /^turn-(?:completed|failed|cancelled|interrupted)$/.test(type),
    );
    const hasWords = first?.status === "completed" || /\w{3,}.*[.!]$/u.test(first?.endReason ?? "");
    const isInside = /inside the app/.test(first?.endReason ?? "");
    if (!hasWords || isInside || ends.length !== 2 || next?.status !== "completed")
      wrong.push(`${name}: ${first?.status} "${first?.endReason}", then ${next?.status}`);
  }
  await server.close();
  row({
    name: "provider: a sentence, one end, and the session goes on",
    n: tried.length,
    failed: wrong.length,
    ...(wrong.length > 0 && { detail: { wrong } }),
  });
}

/** A turn that lives is not ended by a clock that jumps; one whose worker is gone is, whatever the clock says. */
async function moveClock(row: Say): Promise<void> {
  const jumps = [3_600_000, -3_600_000, 86_400_000, -86_400_000, 31_536_000_000];
  const wrong: number[] = [];
  for (const jump of jumps) {
    const studio = createStudioWith(createWireModel("http://127.0.0.1:9/v1", "chat"));
    const started = await startTurn(studio.deps, {
      ...studio.scope,
      turnId: "t",
      text: "Hi",
      newSession: true,
    });
    const fence = started.ok ? (started.value.turn?.fence ?? 0) : 0;
    let monotonicMs = 0;
    const recovery = createTurnRecovery(studio.deps, {
      patienceMs: 30_000,
      monotonicMs: () => monotonicMs,
      isRunningHere: () => false,
    });
    await recovery.look();
    studio.adapters.clock.advance(jump);
    monotonicMs += 20_000;
    await studio.deps.sessionDirectory.renewLease({
      ...studio.scope,
      turnId: "t",
      fence,
      untilMs: studio.deps.clock.now().getTime(),
    });
    const early = (await recovery.look()) + (await recovery.look());
    monotonicMs += 30_000;
    const late = await recovery.look();
    if (early !== 0 || late !== 1) wrong.push(jump);
  }
  row({
    name: "clock: a jump ends no turn that lives, and saves none that is dead",
    n: jumps.length,
    failed: wrong.length,
    ...(wrong.length > 0 && { detail: { wrong } }),
  });
}

/** Less room than the floor: nothing new is written, everything is read, and the words say why. */
async function fillDisk(folder: string, row: Say): Promise<void> {
  const model = createWireModel("http://127.0.0.1:9/v1", "chat");
  const world = await openWorld(model, { dataFolder: path.join(folder, "disk") });
  const real = await world.database.space();
  const full = { ...world.database, space: async () => real && { ...real, floorBytes: real.freeBytes + 1 } };
  const mayWrite = createWriteGate(full);
  const refused = await mayWrite();
  const problem = await createReadiness({ database: full, mayWrite }).storageProblem();
  const readable = await world.deps.memoryStore.listCurrent({ ownerId: "local", limit: 1 });
  const again = await createWriteGate(world.database)();
  const isRight =
    !refused.ok &&
    refused.error.code === "disk-almost-full" &&
    /disk is almost full/.test(problem?.message ?? "") &&
    readable.length === 0 &&
    again.ok;
  row({
    name: "disk: below the floor nothing is written, and it says why",
    n: 1,
    failed: isRight ? 0 : 1,
    detail: { said: problem?.message },
  });
  await world.close();
}

/** A folder that cannot be used: a sentence, and nothing in it is overwritten. */
async function damageFolder(folder: string, most: number, row: Say): Promise<void> {
  const damages: Readonly<Record<string, (database: string) => void>> = {
    "control file emptied": (database) => truncateSync(path.join(database, "global/pg_control"), 0),
    "version gone": (database) => rmSync(path.join(database, "PG_VERSION")),
    "write-ahead log gone": (database) => rmSync(path.join(database, "pg_wal"), { recursive: true }),
    "random bytes in the control file": (database) =>
      writeFileSync(path.join(database, "global/pg_control"), Buffer.alloc(8_192, 0x5a)),
    "tables gone": (database) => rmSync(path.join(database, "base"), { recursive: true }),
  };
  const wrong: string[] = [];
  for (const [name, damage] of Object.entries(damages).slice(0, most)) {
    const dataFolder = path.join(folder, name.replaceAll(" ", "-"));
    const world = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { dataFolder });
    await world.close();
    const database = path.join(dataFolder, "database");
    damage(database);
    const before = readdirSync(database).length;
    const said = await sentenceOnOpening(dataFolder);
    if (!/[A-Z].*\.$/.test(said ?? "") || readdirSync(database).length < before)
      wrong.push(`${name}: ${said}`);
  }
  const file = path.join(folder, "a-file");
  writeFileSync(file, "");
  const notFolder = await sentenceOnOpening(file);
  if (!/cannot be written/.test(notFolder ?? "")) wrong.push(`a file in its place: ${notFolder}`);
  const inUse = path.join(folder, "in-use");
  const world = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { dataFolder: inUse });
  const second = await sentenceOnOpening(inUse);
  if (!/in use by process \d+/.test(second ?? "")) wrong.push(`in use: ${second}`);
  await world.close();
  row({
    name: "folder: damaged, no folder, or in use: a sentence, and nothing is overwritten",
    n: most + 2,
    failed: wrong.length,
    ...(wrong.length > 0 && { detail: { wrong } }),
  });
}

async function sentenceOnOpening(dataFolder: string): Promise<string | null> {
  const rootFolder = process.cwd();
  const opened = await openDatabase({
    dataFolder,
    rootFolder,
    migrationsFolder: path.join(rootFolder, "prisma/migrations"),
  });
  if (!opened.ok) return describeDatabaseOpenError(opened.error);
  await opened.value.close();
  return null;
}

/** A process that stood still for a while goes on as if nothing had been. */
async function freeze(folder: string, row: Say): Promise<void> {
  const target = path.join(folder, "frozen");
  const journal = path.join(folder, "journal");
  mkdirSync(folder, { recursive: true });
  writeFileSync(journal, "");
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "scripts/hold/crash-process.ts",
      target,
      journal,
      "5",
      "work",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let acknowledged = 0;
  const counted = (least: number) =>
    new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (acknowledged < least && child.exitCode === null) return;
        clearInterval(look);
        resolve();
      }, 50);
    });
  createInterface(child.stdout).on("line", (line) => {
    if (line.startsWith("A ")) acknowledged += 1;
  });
  await counted(5);
  child.kill("SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  child.kill("SIGCONT");
  await counted(acknowledged + 5);
  const isAlive = child.exitCode === null;
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  const world = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { dataFolder: target });
  const findings = (await world.findings()).filter((line) => !line.startsWith("R10"));
  await world.close();
  row({
    name: "frozen: a process that stood still for three seconds goes on",
    n: 1,
    failed: isAlive && findings.length === 0 ? 0 : 1,
    detail: { acknowledged, first: findings[0] },
  });
}

/** Every connection is cut: words that say so, and the same app goes on when it can connect again. */
async function loseDatabase(databaseUrl: string, row: Say): Promise<void> {
  const world = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { databaseUrl });
  const other = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { databaseUrl });
  const mayWrite = createWriteGate(world.database);
  const cut = () =>
    other.database.prisma
      .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`;
  const slow = world.database.prisma.$queryRaw`SELECT pg_sleep(5)::text`.then(
    () => "answered",
    (error: unknown) => error,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  await cut();
  const failure = await slow;
  const broken = { probe: () => Promise.reject(failure) };
  const said = await createReadiness({ database: broken, mayWrite }).storageProblem();
  const back = await createReadiness({ database: world.database, mayWrite }).storageProblem();
  row({
    name: "database: gone is said in words, and back is used again",
    n: 1,
    failed: said?.code === "database-unreachable" && back === null ? 0 : 1,
    detail: { said: said?.message, back },
  });
  await other.close();
  await world.close();
}
