// `npm run train`, `npm run train:setup` and `npm run test:training`, as far as they go without 6 GB of Python.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-train-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words) {
  return await runScript("train", ...words);
}

async function runScript(name, ...words) {
  const env = { ...testEnvironment(), AGEMEM_DATA_DIR: path.join(folder, "data") };
  const command = [inProject(`scripts/${name}.mjs`), ...words];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      cwd: inProject(),
      env,
    });
    return { code: 0, stdout, stderr };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
}

const limitMs = 120_000;

describe("npm run train", () => {
  test(
    "warm-start writes rows whose last message is a step",
    async () => {
      const out = path.join(folder, "rows.jsonl");
      const { code, stderr } = await run("warm-start", "--out", out, "--tasks", "2", "--seed", "3");
      expect([code, stderr]).toEqual([0, expect.stringMatching(/rows of \d solved tasks/)]);
      const rows = readFileSync(out, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      for (const { messages } of rows)
        expect(messages.at(-1).content).toMatch(/^<think>[^<]+<\/think>\n<(?:tool_call|answer)>/);
    },
    limitMs,
  );

  test(
    "export says what is wrong, and writes an empty file of an empty studio",
    async () => {
      const out = path.join(folder, "export.jsonl");
      expect((await run("export", "--out", out, "--format", "tea")).stderr).toContain(
        "--format takes steps, chat",
      );
      expect((await run("export", "--out", out, "--resume")).stderr).toContain("Nothing was stopped here");
      expect((await run("export", "--out", out, "--session", "nowhere")).stderr).toContain(
        "no session nowhere",
      );
      expect((await run("export", "--out", out, "--sanitize", "texts")).code).toBe(0);
    },
    2 * limitMs,
  );

  test(
    "warm-start writes turns by themselves",
    async () => {
      const out = path.join(folder, "turns.jsonl");
      expect((await run("warm-start", "--out", out, "--tasks", "7", "--single-turns")).code).toBe(0);
      const rows = readFileSync(out, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      for (const { messages } of rows) expect(messages.length).toBeLessThanOrEqual(9);
      expect(JSON.stringify(rows)).toContain("Update_memory");
    },
    limitMs,
  );

  test(
    "says what a policy, its card and its server need",
    async () => {
      const gone = path.join(folder, "gone.gguf");
      expect((await run("evaluate", "--out", gone)).stderr).toContain("--gguf FILE");
      expect((await run("evaluate", "--gguf", gone, "--out", gone)).stderr).toContain("There is no file");
      expect((await run("card", "--card", gone)).stderr).toContain("--scores CONTROL=FILE");
      expect((await run("card", "--card", gone, "--scores", "sft")).stderr).toContain("not sft");
      expect((await run("compare", "--rows", gone, "--adapter-gguf", gone)).stderr).toContain("--base");
      expect((await run("push", "--server", "tea")).stderr).toContain("vllm or sglang");
      const push = ["push", "--server", "vllm", "--url", "http://127.0.0.1:9", "--adapter", folder];
      expect((await run(...push)).stderr).toContain("cannot be reached");
    },
    4 * limitMs,
  );

  test(
    "says what to do before anything is played",
    async () => {
      expect((await run("--base", folder, "--k", "1")).stderr).toContain("K must be 2 or more");
      expect((await run("--adapter", folder, "--reward", "all-returns")).stderr).toContain("Name a --base");
      expect((await run("--updates", "0", "--base", folder)).stderr).toContain("updates");
      expect((await run("rollouts", "--resume", "x")).stderr).toContain("--policy-url");
      expect((await run("rollouts", "--policy-url", "x")).stderr).toContain("--resume RUN");
      const gone = await run("--resume", "nowhere", "--cpu", "--vllm-url", "http://127.0.0.1:9");
      expect(gone.stderr).toMatch(/There is no run nowhere|train:setup/);
    },
    2 * limitMs,
  );
});

test(
  "npm run train:setup names the size before it fetches anything, and test:training wants it first",
  async () => {
    const setup = await runScript("train-setup");
    expect(setup.stderr).toMatch(/5\.9 GB|is installed|needs Python/);
    // Nobody can answer here, so it says how to do without.
    const says = ["--yes", "is installed", "needs Python", "free"];
    expect(says.some((words) => setup.stderr.includes(words))).toBe(true);
    expect((await runScript("test-training", "--only", "tea")).stderr).toContain("There is no test");
  },
  limitMs,
);
