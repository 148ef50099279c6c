import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenDatabaseOptions, openDatabase } from "./open-database";
import { testDatabaseOptions } from "./test-databases";

let dataFolder: string;
let children: ChildProcessWithoutNullStreams[] = [];
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "agemem-data-"));
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await rm(dataFolder, { recursive: true, force: true });
});

async function open(options: Partial<OpenDatabaseOptions> = {}) {
  return openDatabase({ ...testDatabaseOptions, dataFolder, ...options });
}

async function openOrThrow() {
  const opened = await open();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

function startProcess(task: "write-on" | "close" | "leave") {
  const script = path.join(import.meta.dirname, "data-folder-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataFolder, task]);
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

describe("the data folder of the embedded database", () => {
  test("keeps what was written, and is released on close", async () => {
    const first = await openOrThrow();
    expect([first.kind, first.durability]).toEqual(["pglite", "process-crash"]);
    await first.prisma.owner.create({ data: { id: "mara" } });
    await first.close();
    expect(existsSync(path.join(dataFolder, ".lock"))).toBe(false);
    const second = await openOrThrow();
    expect(await second.prisma.owner.count()).toBe(1);
    await Promise.all([second.close(), second.close()]);
  });

  test("is refused to the process that comes second, with the process that has it", async () => {
    const database = await openOrThrow();
    const inUse = { code: "data-folder-in-use", dataFolder, processId: process.pid };
    expect(await open()).toEqual({ ok: false, error: inUse });
    const { child, lines } = startProcess("leave");
    const exit = once(child, "exit");
    expect(JSON.parse((await lines.next()).value)).toEqual(inUse);
    expect((await exit)[0]).toBe(1);
    await database.prisma.owner.create({ data: { id: "still works" } });
    await database.close();
  });

  test("every acknowledged row survives the kill of the process, and the next one takes the folder over (R6)", async () => {
    const { child, lines } = startProcess("write-on");
    expect((await lines.next()).value).toBe("open");
    let acknowledged = 0;
    for await (const line of lines) {
      acknowledged = Number(line);
      if (acknowledged === 25) child.kill("SIGKILL");
    }
    expect(existsSync(path.join(dataFolder, ".lock"))).toBe(true);
    const database = await openOrThrow();
    const saved = await database.prisma.owner.count();
    console.info(`killed after ${acknowledged} acknowledged rows, ${saved} found`);
    expect(saved).toBeGreaterThanOrEqual(acknowledged);
    await database.close();
  });

  test.each(["close", "leave"] as const)("lets a process end that is done with it (%s)", async (task) => {
    const { child, lines } = startProcess(task);
    const exit = once(child, "exit");
    const said: string[] = [];
    for await (const line of lines) said.push(line);
    expect(said).toEqual(["open", "1", "2", "3", ...(task === "close" ? ["closed"] : [])]);
    expect((await exit)[0]).toBe(0);
    expect(existsSync(path.join(dataFolder, ".lock"))).toBe(false);
  });

  test("a creation that was cut short is begun again", async () => {
    await mkdir(path.join(dataFolder, "database.unfinished/base"), { recursive: true });
    await writeFile(path.join(dataFolder, "database.unfinished/PG_VERSION"), "18\n");
    const database = await openOrThrow();
    expect(await database.prisma.owner.count()).toBe(0);
    expect(existsSync(path.join(dataFolder, "database.unfinished"))).toBe(false);
    await database.close();
  });

  test("a damaged database is refused and left as it is", async () => {
    await mkdir(path.join(dataFolder, "database"));
    await writeFile(path.join(dataFolder, "database/PG_VERSION"), "12\n");
    expect(await open()).toMatchObject({ ok: false, error: { code: "data-folder-damaged", dataFolder } });
    expect(await readFile(path.join(dataFolder, "database/PG_VERSION"), "utf8")).toBe("12\n");
    expect(existsSync(path.join(dataFolder, ".lock"))).toBe(false);
  });

  test("a folder that cannot be made is refused", async () => {
    const file = path.join(dataFolder, "a-file");
    await writeFile(file, "");
    const opened = await open({ dataFolder: path.join(file, "data") });
    expect(opened).toMatchObject({
      ok: false,
      error: { code: "data-folder-not-writable", reason: "ENOTDIR" },
    });
  });

  test("an almost full disk is refused before anything is written", async () => {
    const floorBytes = Number.MAX_SAFE_INTEGER;
    const opened = await open({ freeSpaceFloorBytes: floorBytes });
    expect(opened).toMatchObject({ ok: false, error: { code: "disk-almost-full", dataFolder, floorBytes } });
    expect(existsSync(path.join(dataFolder, "database"))).toBe(false);
  });
});
