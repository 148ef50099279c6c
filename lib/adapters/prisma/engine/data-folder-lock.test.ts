import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, watch } from "node:fs";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "./data-folder-lock";

let dataFolder: string;
let file: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "agemem-lock-"));
  file = path.join(dataFolder, ".lock");
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

const inUse = (processId: number | null) => ({
  ok: false,
  error: { code: "data-folder-in-use", dataFolder, processId },
});

/** Leaves a lock like that of this process, with some of it changed. */
async function leaveLock(changed: object, ageMilliseconds = 0) {
  const own = await lockDataFolder(dataFolder);
  if (!own.ok) throw new Error("the folder was locked");
  const holder = JSON.parse(await readFile(file, "utf8"));
  await own.value.release();
  await writeFile(file, JSON.stringify({ ...holder, token: "other", ...changed }));
  const changedAt = new Date(Date.now() - ageMilliseconds);
  await utimes(file, changedAt, changedAt);
}

describe("the lock of the data folder", () => {
  test("is given once at a time", async () => {
    const first = await lockDataFolder(dataFolder);
    expect(first.ok).toBe(true);
    expect(await lockDataFolder(dataFolder)).toEqual(inUse(process.pid));
    if (first.ok) await first.value.release();
    expect((await lockDataFolder(dataFolder)).ok).toBe(true);
  });

  test("is there whole or not at all, and leaves nothing else", async () => {
    const watched: string[] = [];
    const watcher = watch(dataFolder, (_, name) => {
      if (name === ".lock" && existsSync(file)) watched.push(readFileSync(file, "utf8"));
    });
    const taken = await Promise.all([lockDataFolder(dataFolder), lockDataFolder(dataFolder)]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readdir(dataFolder)).toEqual([".lock"]);
    watcher.close();
    expect(watched.filter((text) => !text.endsWith("}"))).toEqual([]);
  });

  test("of a dead process is taken over", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await leaveLock({ processId: pid });
    expect((await lockDataFolder(dataFolder)).ok).toBe(true);
  });

  test.runIf(process.platform === "linux")(
    "of a process whose number was given out again is taken over",
    async () => {
      await leaveLock({ processStart: "1" });
      expect((await lockDataFolder(dataFolder)).ok).toBe(true);
    },
  );

  test.runIf(process.platform === "linux")(
    "of a killed process is free before its parent has noticed",
    async () => {
      // The child outlives the shell, which becomes a program that does not look after it: it stays a zombie.
      const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 30"]);
      try {
        const [line] = await once(parent.stdout, "data");
        const zombie = Number(line);
        await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(" Z ");
        const start = readFileSync(`/proc/${zombie}/stat`, "utf8").split(") ")[1]?.split(" ")[19];
        await leaveLock({ processId: zombie, processStart: start });
        expect((await lockDataFolder(dataFolder)).ok).toBe(true);
      } finally {
        parent.kill();
      }
    },
  );

  test("from another container holds while its heartbeat does", async () => {
    await leaveLock({ place: "elsewhere", processId: 1 }, 10_000);
    expect(await lockDataFolder(dataFolder)).toEqual(inUse(1));
    await leaveLockAgain({ place: "elsewhere", processId: 1 }, 60_000);
    expect((await lockDataFolder(dataFolder)).ok).toBe(true);
  });

  test("that is still being written holds for a moment only", async () => {
    await writeFile(file, "");
    expect(await lockDataFolder(dataFolder)).toEqual(inUse(null));
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(file, minuteAgo, minuteAgo);
    expect((await lockDataFolder(dataFolder)).ok).toBe(true);
  });

  test("when it is dead, goes to one of many who want it", async () => {
    await leaveLock({ processStart: "1", processId: 2 ** 22 + 1 });
    const tries = await Promise.all(Array.from({ length: 20 }, () => lockDataFolder(dataFolder)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readdir(dataFolder)).toEqual([".lock"]);
  });

  async function leaveLockAgain(changed: object, ageMilliseconds: number) {
    await rm(file);
    await leaveLock(changed, ageMilliseconds);
  }
});
