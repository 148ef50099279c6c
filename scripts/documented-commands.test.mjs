// Every command that the documentation names is run by a test, in its smallest size: here, or in the test that the table below names.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, describe, expect, test } from "vitest";
import { stepTestOf } from "@/lib/core/replay/step-test";
import { testEnvironment } from "./lib/app-environment.mjs";
import { findFreePort } from "./lib/find-port.mjs";
import { inProject } from "./lib/project-folders.mjs";

const here = "scripts/documented-commands.test.mjs";
const headless = "e2e/headless.spec.ts";
const record = "scripts/record.test.mjs";
const benches = "lab/bench/benches.test.ts";
const lab = "scripts/lab.test.mjs";

/** By command and option, the test that runs it. That test runs every bench that there is. */
const runBy = {
  "npm start": { "": here, "--port": here },
  "npm test": { "": here, "--only": here },
  "npm run dev": { "": here },
  "npm run agent": {
    "--say": headless,
    "--session": headless,
    "--export": headless,
    "--sanitize": headless,
    "--verify": headless,
    "--json": headless,
    "--check": here,
  },
  "npm run lab": {
    "": lab,
    "--suite": lab,
    "--strategy": lab,
    "--model": lab,
    "--histories": lab,
    "--repeats": lab,
    "--seed": lab,
    "--resume": lab,
    "--json": lab,
  },
  "npm run doctor": { "": record, "--json": record },
  "npm run rebuild": { "": record, "--json": record },
  "npm run golden": { "": here, "--again": here },
  "npm run bench": {
    "": benches,
    "--json": benches,
    "--quick": benches,
    "--failures": benches,
    "--mistakes": benches,
    "--all-mistakes": benches,
    "--misses": benches,
    "--sizes": benches,
    "--stores": benches,
  },
  // It fetches 270 MB, so only what it says without them is tried.
  "npm run test:models": { "": here, "--only": here, "--threads": here },
};

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

/** README, CONTRIBUTING and every page below docs and lib, as `[file, line]`. */
function documentedLines() {
  const below = (folder) =>
    readdirSync(inProject(folder), { recursive: true })
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join(folder, file));
  const files = ["README.md", "CONTRIBUTING.md", ...below("docs"), ...below("lib")];
  return files.flatMap((file) =>
    readFileSync(inProject(file), "utf8")
      .split("\n")
      .map((line) => ({ file, line })),
  );
}

/** The commands of a line with the options behind them, also where these are in quotes of their own. */
function commandsIn({ file, line }) {
  const starts = [...line.matchAll(/npm (?:start|test|run [a-z]+(?::[a-z]+)*)(?![\w:-])/g)];
  return starts.map(({ 0: command, index }, place) => {
    const rest = line.slice(index + command.length, starts[place + 1]?.index);
    return { file, command, options: rest.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [] };
  });
}

const documented = documentedLines().flatMap(commandsIn);

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

describe("the commands that the documentation names", () => {
  test("are found where they are written", () => {
    expect(commandsIn({ file: "a", line: "`npm run bench -- x` (`--misses`), then npm test" })).toEqual([
      { file: "a", command: "npm run bench", options: ["--misses"] },
      { file: "a", command: "npm test", options: [] },
    ]);
    expect(documented.length).toBeGreaterThan(30);
  });

  test("are each run by a test, with each of their options", () => {
    const missing = documented.flatMap(({ file, command, options }) => {
      const known = runBy[command];
      if (!known) return [`${file}: ${command}`];
      const asked = options.length === 0 ? [known[""] === undefined ? undefined : ""] : options;
      return asked
        .filter((option) => option !== undefined && known[option] === undefined)
        .map((option) => `${file}: ${command} ${option}`);
    });
    expect(missing).toEqual([]);
  });

  test("are in the tests that the table names", () => {
    for (const [command, options] of Object.entries(runBy))
      for (const [option, file] of Object.entries(options)) {
        const text = readFileSync(inProject(file), "utf8");
        const name = command.split(" ").at(-1).replace(":", "-");
        expect(text, `${command} in ${file}`).toContain(name);
        expect(text, `${command} ${option} in ${file}`).toContain(option === "" ? name : `"${option}"`);
      }
  });

  test("are scripts of this project", () => {
    const { scripts } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
    for (const { command } of documented) expect(Object.keys(scripts)).toContain(command.split(" ").at(-1));
  });

  test("that run some tests name places with tests", () => {
    const named = documentedLines().flatMap(({ line }) => [...line.matchAll(/npx vitest run ([\w./ -]+)/g)]);
    expect(named.length).toBeGreaterThan(0);
    for (const [, places] of named)
      for (const place of places.trim().split(" ")) {
        const found = inProject(place);
        expect(existsSync(found), place).toBe(true);
        const files = statSync(found).isFile() ? [place] : readdirSync(found, { recursive: true });
        expect(
          files.some((file) => /\.test\.(?:tsx?|mjs)$/.test(file)),
          place,
        ).toBe(true);
      }
  });
});

describe("in their smallest size", () => {
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

  test("npm test names its stages", async () => {
    const { exitCode, errors, out } = await run("test", ["--only", "nothing"]);
    expect(exitCode).toBe(1);
    expect(errors + out).toContain("choose from typecheck, lint, build, unit, browser");
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
