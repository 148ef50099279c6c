// `npm run backup` and `npm run restore` as a person runs them, with the app stopped and with it running.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { answerFolderRequests } from "@/lib/server/folder-requests";
import { openStudioDatabase } from "@/lib/server/open-studio-database";
import { calls, createStudio } from "@/lib/testing/studio";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

const limitMs = 400_000;
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-backup-test-"));
const file = path.join(dataFolder, "kept.jsonl.gz");
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

async function withDatabase(work) {
  const opened = await openStudioDatabase({ rootFolder: inProject("."), dataFolder });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function run(command, ...options) {
  const env = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder };
  const child = spawn(process.execPath, [inProject(`scripts/${command}.mjs`), ...options], {
    cwd: inProject("."),
    env,
  });
  const output = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output.errors += text));
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, ...output })));
}

const say = (database, ...messages) => {
  const studio = createStudio([calls("Add_memory", { content: "Lives in Bergen." }), { text: "Noted." }], {
    storage: createPrismaStorage(database.prisma),
  });
  return messages.reduce((before, message) => before.then(() => studio.say(message)), Promise.resolve());
};
const eventsIn = (database) => database.prisma.event.count();
let events;

beforeAll(async () => {
  events = await withDatabase(async (database) => {
    await say(database, "I live in Bergen.");
    return await eventsIn(database);
  });
}, limitMs);

describe("a backup", () => {
  test(
    "npm run backup writes it, and npm run restore brings all of it back, checked",
    async () => {
      const backed = await run("backup", file, "--json");
      expect(backed).toMatchObject({ exitCode: 0 });
      expect(JSON.parse(backed.out).rows).toBeGreaterThan(events);
      await withDatabase((database) => database.prisma.$executeRaw`DELETE FROM memory_version`);
      const restored = await run("restore", file, "--json");
      expect(restored).toMatchObject({ exitCode: 0 });
      const { keptAs, ...counts } = JSON.parse(restored.out);
      expect(counts).toMatchObject({ sessions: 1, events, memoryVersions: 1 });
      expect(existsSync(keptAs)).toBe(true);
      expect(await withDatabase(eventsIn)).toBe(events);
    },
    limitMs,
  );

  test(
    "is written by the running app, which goes on",
    async () => {
      await withDatabase(async (database) => {
        const stop = answerFolderRequests(database, dataFolder);
        const running = path.join(dataFolder, "running.jsonl.gz");
        const backed = await run("backup", running, "--json");
        stop();
        expect(backed).toMatchObject({ exitCode: 0 });
        expect(JSON.parse(backed.out).rows).toBeGreaterThan(events);
        expect(await eventsIn(database)).toBe(events);
        const refused = await run("restore", running);
        expect(refused).toMatchObject({ exitCode: 1 });
        expect(refused.errors).toMatch(/in use by process \d+/);
      });
    },
    limitMs,
  );

  test(
    "that was cut off, or is none, changes nothing",
    async () => {
      const cut = path.join(dataFolder, "cut.jsonl.gz");
      writeFileSync(cut, readFileSync(file).subarray(0, -40));
      const other = path.join(dataFolder, "notes.jsonl.gz");
      writeFileSync(other, "notes");
      for (const broken of [cut, other, path.join(dataFolder, "gone.gz")]) {
        const refused = await run("restore", broken);
        expect(refused.exitCode).toBe(1);
        expect(refused.errors).toMatch(/Nothing of what is there was changed/);
      }
      expect(await withDatabase(eventsIn)).toBe(events);
    },
    limitMs,
  );
});
