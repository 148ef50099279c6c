// `npm run lab` in its smallest size: what it prints, how it stops, goes on and refuses.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

let dataFolder;
beforeAll(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-lab-test-"));
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const limitMs = 600_000;

function lab(options, onErrors = () => undefined, script = "scripts/lab.mjs", variables = {}) {
  const child = spawn(process.execPath, [inProject(script), ...options], {
    cwd: inProject("."),
    detached: true,
    env: { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error", ...variables },
  });
  const said = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.errors += text;
    onErrors(said.errors, child);
  });
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, ...said })));
}

const smallest = ["--suite", "memops-small", "--histories", "1", "--strategy", "no-memory"];

describe("npm run lab", () => {
  test(
    "says beforehand what it takes, and prints one object with --json",
    async () => {
      const ran = await lab([...smallest, "--model", "scripted", "--repeats", "2", "--seed", "3", "--json"]);
      expect(ran.exitCode).toBe(0);
      expect(ran.errors).toMatch(/^2 episodes: 1 histories.*\nThis takes about/u);
      expect(ran.errors).toContain("80 % power");
      const { run, rows } = JSON.parse(ran.out);
      expect(run).toMatch(/^\d{8}-\d{4}-[0-9a-f]{4}$/u);
      const page = await lab(["--export", run, "--format", "html"]);
      expect(page.out).toMatch(/^<!doctype html>[\s\S]*no-memory[\s\S]*<\/html>\n$/u);
      expect(rows).toEqual([
        {
          suite: "memops-small",
          strategy: "no-memory",
          speaker: "Scripted policy",
          n: 1,
          score: expect.any(Number),
          low: expect.any(Number),
          high: expect.any(Number),
          promptTokens: expect.any(Number),
          modelCalls: expect.any(Number),
          failed: 0,
        },
      ]);
    },
    limitMs,
  );

  test(
    "plays a preset of the paper, one row for each variant",
    async () => {
      const size = ["--suite", "memops-tiny", "--histories", "1", "--parallel", "1"];
      const tools = await lab([...size, "--ablation", "tools", "--json"]);
      expect(tools.exitCode).toBe(0);
      const { rows } = JSON.parse(tools.out);
      expect(rows.map(({ strategy }) => strategy)).toEqual([
        "agemem",
        ...["add", "update", "delete", "retrieve", "summary", "filter"].map(
          (name) => `agemem-without-${name}`,
        ),
      ]);
      const reward = await lab([...size, "--ablation", "reward"]);
      expect(reward.out).toMatch(/without context .*\nwithout memory /u);
      const both = await lab(["--ablation", "tools", "--strategy", "rag"]);
      expect(both).toMatchObject({ exitCode: 2, out: "" });
    },
    limitMs,
  );

  test(
    "is judged by a model of another server, named in every form; one that speaks or is gone judges nothing",
    async () => {
      let asked = 0;
      const server = createServer((_request, response) => {
        asked += 1;
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: "0.8" } }] }));
      });
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = { AGEMEM_JUDGE_BASE_URL: `http://127.0.0.1:${server.address().port}/v1` };
      const size = ["--suite", "memops-tiny", "--histories", "1", "--strategy", "agemem"];
      const judged = await lab([...size, "--judge", "grave", "--json"], undefined, undefined, address);
      expect(judged.exitCode).toBe(0);
      expect(judged.errors).toContain("The judge is asked");
      const { run, rows } = JSON.parse(judged.out);
      expect(rows[0].judged).toMatchObject({
        judge: expect.stringContaining("grave"),
        answers: { mean: 0.8 },
      });
      const page = await lab(["--export", run, "--format", "markdown"]);
      expect(page.out).toContain("Judge: grave");
      const before = asked;
      const again = await lab(["--resume", run], undefined, undefined, address);
      expect(again.out).toContain("MQ (paper)");
      expect(asked).toBe(before);
      await new Promise((resolve) => server.close(resolve));
      const gone = await lab([...size, "--seed", "8", "--judge", "grave"], undefined, undefined, address);
      expect(gone.exitCode).toBe(1);
      expect(gone.errors).toContain("The judge grave");
      expect(gone.errors).toContain("0 of 1 cells are done");
      const nowhere = await lab([...size, "--judge", "grave"]);
      expect(nowhere.errors).toContain("There is no way to the judge grave");
    },
    limitMs,
  );

  test(
    "can be stopped and goes on where it was; other settings are refused with a sentence",
    async () => {
      let isStopping = false;
      const options = ["--histories", "6", "--strategy", "agemem,no-memory"];
      const stopped = await lab(options, (errors, child) => {
        if (isStopping || !/ [2-9] of 12/u.test(errors)) return;
        isStopping = true;
        child.kill("SIGINT");
      });
      expect(stopped.exitCode).toBe(130);
      const [, run] = /--resume (\S+)/u.exec(stopped.errors) ?? [];
      const [, kept] = /Stopped\. (\d+) of 12 cells/u.exec(stopped.errors) ?? [];
      expect(Number(kept)).toBeGreaterThanOrEqual(2);
      expect(Number(kept)).toBeLessThan(12);
      const other = await lab(["--resume", run, "--seed", "8"]);
      expect(other).toMatchObject({ exitCode: 1, out: "" });
      expect(other.errors).toContain("its settings have changed (seed: 7 then, 8 now");
      const resumed = await lab(["--resume", run, "--json"]);
      expect(resumed.exitCode).toBe(0);
      expect(resumed.errors).toContain(`${kept} of 12`);
      expect(JSON.parse(resumed.out).rows.map(({ n, failed }) => [n, failed])).toEqual([
        [6, 0],
        [6, 0],
      ]);
    },
    limitMs,
  );

  test(
    "that is killed in the middle goes on: what was done is kept, what was open runs once",
    async () => {
      const options = ["--suite", "memops-tiny", "--histories", "6", "--strategy", "agemem,no-memory"];
      let isKilled = false;
      const killed = await lab(options, (errors, child) => {
        if (isKilled || !/ [3-9] of 12/u.test(errors)) return;
        isKilled = true;
        // A group of its own: the program runs below the command, and the kill means both.
        process.kill(-child.pid, "SIGKILL");
      });
      expect(killed.exitCode).not.toBe(0);
      const [, run] = /^Run (\S+)$/mu.exec(killed.errors) ?? [];
      const resumed = await lab(["--resume", run, "--json"]);
      expect(resumed.exitCode).toBe(0);
      const [, kept] = / (\d+) of 12\n/u.exec(resumed.errors) ?? [];
      expect(Number(kept)).toBeGreaterThanOrEqual(3);
      expect(JSON.parse(resumed.out).rows.map(({ n, failed }) => [n, failed])).toEqual([
        [6, 0],
        [6, 0],
      ]);
    },
    limitMs,
  );

  test(
    "runs a suite of one's own, with the demo assistant as speaker",
    async () => {
      const ran = await lab([
        "--suite",
        inProject("docs/examples/suite.json"),
        "--strategy",
        "agemem",
        "--model",
        "built-in",
      ]);
      expect(ran.exitCode).toBe(0);
      expect(ran.out).toContain("moving-house · speaker: Demo assistant (rules)");
    },
    limitMs,
  );

  test(
    "runs a folder of BEAM",
    async () => {
      const folder = inProject("docs/examples/beam");
      const ran = await lab(["--suite", folder, "--strategy", "full-context", "--model", "built-in"]);
      expect(ran.exitCode).toBe(0);
      expect(ran.out).toContain("beam · speaker: Demo assistant (rules)");
    },
    limitMs,
  );

  test(
    "says which memory systems can be set up",
    async () => {
      const asked = await lab(["nobody"], undefined, "scripts/lab-setup.mjs");
      expect(asked).toMatchObject({ exitCode: 2, out: "" });
      expect(asked.errors).toContain("There is no memory system or environment nobody.");
      expect(asked.errors).toContain("mem0-paper");
    },
    limitMs,
  );

  test(
    "refuses what it does not know, in words",
    async () => {
      const strategy = await lab(["--strategy", "mem1"]);
      expect(strategy).toMatchObject({ exitCode: 2, out: "" });
      expect(strategy.errors).toContain("There is no strategy mem1. There are: agemem,");
      const suite = await lab(["--suite", "nowhere.json"]);
      expect(suite.exitCode).toBe(1);
      expect(suite.errors).toContain("There is no suite nowhere.json");
      const model = await lab([...smallest, "--model", "configured"]);
      expect(model.exitCode).toBe(1);
      expect(model.errors).toContain("No model is configured");
      for (const { errors } of [strategy, suite, model]) expect(errors).not.toMatch(/^\s+at /mu);
    },
    limitMs,
  );
});
