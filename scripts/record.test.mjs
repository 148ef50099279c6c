// `npm run doctor` and `npm run rebuild` on a small data folder, as a person runs them.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPrismaStorage } from "@/lib/adapters/prisma/prisma-storage";
import { answerFolderRequests } from "@/lib/server/folder-requests";
import { openStudioDatabase } from "@/lib/server/open-studio-database";
import { calls, createStudio } from "@/lib/testing/studio";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

/** Each command opens the database in a process of its own. */
const timeoutMs = 400_000;

let dataFolder;
let added;

/** Does something on the open database, and closes it again. */
async function withOpenDatabase(work) {
  const opened = await openStudioDatabase({ rootFolder: inProject("."), dataFolder });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function withDatabase(work) {
  return withOpenDatabase(({ prisma }) => work(prisma));
}

function run(command, ...options) {
  const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder };
  const child = spawn(process.execPath, [inProject(`scripts/${command}.mjs`), ...options], {
    cwd: inProject("."),
    env: environment,
  });
  const output = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output.errors += text));
  return new Promise((resolve) =>
    child.once("close", (exitCode) => {
      const lines = output.out.split("\n").filter((line) => line.startsWith("{"));
      resolve({ exitCode, ...output, lines: lines.map((line) => JSON.parse(line)) });
    }),
  );
}

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-record-test-"));
  await withDatabase(async (prisma) => {
    const studio = createStudio([calls("Add_memory", { content: "Lives in Bergen." }), { text: "Noted." }], {
      storage: createPrismaStorage(prisma),
    });
    await studio.say("I live in Bergen.");
    added = (await studio.events()).find((event) => event.type === "memory-added");
  });
}, timeoutMs);

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test(
  "an altered row is named with its event by the doctor, and mended by a rebuild",
  async () => {
    await withDatabase((prisma) => prisma.$executeRaw`UPDATE memory_version SET content = 'Lives in Rome.'`);
    const ill = await run("doctor");
    expect(ill.exitCode).toBe(1);
    expect(ill.out).toContain(`R1  event ${added.sequence} (${added.id})`);
    const rebuilt = await run("rebuild", "--json");
    expect(rebuilt).toMatchObject({ exitCode: 0 });
    expect(rebuilt.lines).toMatchObject([
      { type: "owner", ownerId: "mara", outcome: "rebuilt", versions: 1, done: 1, total: 1 },
      { type: "outcome", owners: 1, refused: 0 },
    ]);
    const well = await run("doctor", "--json");
    expect(well).toMatchObject({ exitCode: 0 });
    expect(well.lines).toMatchObject([{ verdict: "agrees", owners: 1, sessions: 1, findings: [] }]);
  },
  timeoutMs,
);

test(
  "a folder in use is left alone by a rebuild, and the process that has it is named",
  async () => {
    const busy = await withDatabase(() => run("rebuild", "--json"));
    expect(busy.exitCode).toBe(2);
    expect(busy.errors).toContain(`in use by process ${process.pid}. Stop it first`);
    expect(busy.lines).toMatchObject([{ verdict: "not-opened", processId: process.pid }]);
  },
  timeoutMs,
);

test(
  "a log that is not what was written is named, by the running app too, and nothing is made from it",
  async () => {
    await withDatabase(async (prisma) => {
      await prisma.$executeRaw`ALTER TABLE event DISABLE TRIGGER USER`;
      await prisma.$executeRaw`UPDATE event SET payload = payload || '{"planted": true}' WHERE id = ${added.id}`;
    });
    const ill = await run("doctor", "--json");
    expect(ill.exitCode).toBe(1);
    expect(ill.lines[0].findings[0]).toMatchObject({ rule: "R5", eventId: added.id, ownerId: "mara" });
    const asked = await withOpenDatabase(async (database) => {
      const stop = answerFolderRequests(database, dataFolder);
      return await run("doctor", "--json").finally(stop);
    });
    expect(asked).toMatchObject({ exitCode: 1, lines: ill.lines });
    expect(asked.errors).toContain("asking it to look");
    const refused = await run("rebuild");
    expect(refused.exitCode).toBe(1);
    expect(refused.out).toContain("left as it was");
  },
  timeoutMs,
);
