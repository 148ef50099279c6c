// Each environment really installed and played by its own expert; where the packages cannot be had, one sentence says so and nothing is counted.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

let dataFolder;
beforeAll(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-worlds-test-"));
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** Building a planner from source takes long on a busy machine. */
const limitMs = 1_800_000;

function lab(options, variables = {}) {
  const child = spawn(process.execPath, [inProject("scripts/lab.mjs"), ...options], {
    cwd: inProject("."),
    env: { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error", ...variables },
  });
  const said = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.errors += text;
  });
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, ...said })));
}

test.each(["babyai", "pddl", "sciworld", "alfworld"])(
  "%s is won by its expert, or the sentence says what is missing",
  async (suite) => {
    const ran = await lab(["--suite", suite, "--model", "expert", "--histories", "1", "--json"]);
    if (ran.exitCode === 0) {
      const [row] = JSON.parse(ran.out).rows;
      expect(row).toMatchObject({ suite, n: 1, score: 1, failed: 0, world: { won: 1, progress: 1 } });
    } else {
      expect(ran.out).toBe("");
      expect(ran.errors).toMatch(/needs (?:Python|Java|a C\+\+|\d+ MiB)|could not be installed/u);
    }
  },
  limitMs,
);

test(
  "a folder without games, and a speaker that cannot act, are refused before anything is counted",
  async () => {
    const empty = await lab(["--suite", "pddl", "--model", "expert"], { AGEMEM_PDDL_FOLDER: dataFolder });
    expect(empty).toMatchObject({ exitCode: 1, out: "" });
    expect(empty.errors).toMatch(/holds no domain|needs Python|could not be installed/u);
    const demo = await lab(["--suite", "babyai", "--model", "built-in"]);
    expect(demo.exitCode).toBe(2);
    expect(demo.errors).toContain("The demo assistant does not act in worlds.");
    const talk = await lab(["--model", "expert"]);
    expect(talk.exitCode).toBe(2);
    expect(talk.errors).toContain("--model expert speaks in worlds alone");
  },
  limitMs,
);
