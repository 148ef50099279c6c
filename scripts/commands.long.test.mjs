// The commands that the documentation names and no other test runs, in their smallest size.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stepTestOf } from "@/lib/core/replay/step-test";
import { testEnvironment } from "./lib/app-environment.mjs";
import { findFreePort } from "./lib/find-port.mjs";
import { inProject } from "./lib/project-folders.mjs";

const limitMs = 600_000;
const folders = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-commands-test-"));
  folders.push(folder);
  return folder;
}

function environment(dataFolder) {
  return { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error" };
}

/** Runs a script to its end. */
function run(script, options, dataFolder = temporaryFolder()) {
  const child = spawn(process.execPath, [inProject(`scripts/${script}.mjs`), ...options], {
    cwd: inProject("."),
    env: environment(dataFolder),
  });
  const output = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output.errors += text));
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, ...output })));
}

/** Starts a script that serves the app on a port of its own, until it says that it is ready, and ends it as Ctrl-C does. */
async function serve(script, whileItServes) {
  const port = await findFreePort();
  const child = spawn(process.execPath, [inProject(`scripts/${script}.mjs`), "--port", String(port)], {
    cwd: inProject("."),
    env: environment(temporaryFolder()),
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const ready = new Promise((resolve, reject) => {
    const listen = (text) => {
      said += text;
      if (/is ready|Ready in/u.test(said)) resolve();
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("close", (exitCode) => reject(new Error(`It ended with ${exitCode}: ${said}`)));
  });
  try {
    await ready;
    return await whileItServes(`http://127.0.0.1:${port}`);
  } finally {
    child.kill("SIGINT");
    await ended;
  }
}

describe("a documented command in its smallest size", () => {
  test(
    "npm start serves the app on the port it is given",
    async () => {
      const health = await serve("start", async (address) => (await fetch(`${address}/api/health`)).json());
      expect(health).toMatchObject({ status: "alive" });
    },
    limitMs,
  );

  test(
    "npm run dev serves the app, and writes nothing into the project",
    async () => {
      const settings = () => readFileSync(inProject("tsconfig.json"), "utf8");
      const before = settings();
      // Compiling a page takes longer than all other tests of a file: that it listens is enough.
      expect(await serve("dev", async (address) => address)).toMatch(/^http:/);
      expect(settings()).toBe(before);
    },
    limitMs,
  );

  test("npm test and npm run test:long name their stages", async () => {
    const { exitCode, errors, out } = await run("test", ["--only", "nothing"]);
    expect(exitCode).toBe(1);
    expect(errors + out).toContain("choose from typecheck, lint, build, unit, browser");
    const long = await run("test", ["--long", "--only", "nothing"]);
    expect(long.errors + long.out).toContain("choose from build, long-unit, long-browser");
  });

  test("npm run test:models names its paths before it fetches anything", async () => {
    const { exitCode, errors } = await run("test-models", ["--threads", "1", "--only", "nothing"]);
    expect(exitCode).toBe(1);
    expect(errors).toContain("choose from native,");
  });

  test(
    "npm run golden keeps what is there, and writes all of it again when asked",
    async () => {
      const kept = await run("golden", []);
      expect(kept).toMatchObject({ exitCode: 0, errors: "" });
      expect(kept.out).not.toContain("wrote");
      const folder = temporaryFolder();
      const again = await run("golden", ["--again", "--into", folder]);
      expect(again.exitCode).toBe(0);
      expect(readdirSync(folder).length).toBe(again.out.match(/^wrote/gm).length);
    },
    limitMs,
  );

  test(
    "npm run agent checks saved steps",
    async () => {
      const dataFolder = temporaryFolder();
      const { out } = await run("agent", ["--say", "I'm Ada and I live in Lisbon.", "--json"], dataFolder);
      const lines = out
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line));
      const events = lines.filter((line) => line.type !== "answer");
      const step = events.find(({ type }) => type === "step-started");
      const saved = stepTestOf(events, step.sequence);
      const right = path.join(dataFolder, "right.test.json");
      const wrong = path.join(dataFolder, "wrong.test.json");
      writeFileSync(right, JSON.stringify(saved));
      writeFileSync(wrong, JSON.stringify({ ...saved, expected: [{ operation: "DELETE" }] }));
      const passed = await run("agent", ["--check", right, "--json"], dataFolder);
      expect(passed.exitCode).toBe(0);
      expect(JSON.parse(passed.out)).toMatchObject({ tests: 1, passed: 1, failures: 0 });
      const failed = await run("agent", ["--check", right, wrong], dataFolder);
      expect(failed.exitCode).toBe(1);
      expect(failed.out).toContain("1 of 2 passed");
    },
    limitMs,
  );
});
