import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { expectMarasLog, type LoggedEvent, lastSaying, sayings } from "./mara";

let dataFolder: string;
test.beforeEach(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-headless-test-"));
});
test.afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

test("the same conversation without a browser, as one JSON object per line", async () => {
  test.setTimeout(180_000);
  const said = sayings.flatMap((saying) => ["--say", saying]);
  const { exitCode, lines } = await runAgent([...said, "--new-session", "--say", lastSaying, "--json"]);
  expect(exitCode).toBe(0);
  const answers = lines.filter((line) => line.type === "answer");
  expect(answers).toHaveLength(sayings.length + 1);
  expect(lines.at(-1)).toBe(answers.at(-1));
  const [first, last] = [answers[0]?.sessionId, answers.at(-1)?.sessionId];
  expect(last).not.toBe(first);
  const log = lines.filter((line) => line.type !== "answer" && line.sessionId === first);
  expect(log.map((event) => event.sequence)).toEqual(log.map((_, index) => index + 1));
  expectMarasLog(
    log,
    answers.map((answer) => String(answer.answer)),
  );
  for (const event of log.filter((line) => "operation" in line)) {
    expect(event).toMatchObject({
      at: expect.any(String),
      by: "agent",
      targetIds: expect.any(Array),
      texts: expect.any(Array),
      tokens: expect.any(Number),
    });
  }
  expect(answers.at(-1)?.answer).toMatch(/marine biologist/i);
  expect(answers.at(-1)?.answer).toMatch(/Tromsø/);
  const secondLog = lines.filter((line) => line.sessionId === last && line.type === "step-started");
  expect(secondLog[0]?.promptItemIds).toHaveLength(2);
});

test("says what a session file proves, and exits with a code", { tag: "@long" }, async () => {
  test.setTimeout(120_000);
  const said = await runAgent(["--say", "Hi! I'm Ada and I live in Lisbon.", "--json"]);
  const sessionId = String(said.lines.at(-1)?.sessionId);
  const exported = await runAgent(["--export", sessionId, "--sanitize", "nothing"]);
  const verify = async (content: string) => {
    const file = path.join(dataFolder, "session.agemem.json");
    writeFileSync(file, content);
    const { exitCode, lines } = await runAgent(["--verify", file, "--json"]);
    return { exitCode, ...lines[0] };
  };
  const text = JSON.stringify(exported.lines[0]);
  const everyField = { atSequence: null, covers: "every field" };
  expect(await verify(text)).toMatchObject({ exitCode: 0, verdict: "signed", ...everyField });
  const { signature: _, ...unsigned } = JSON.parse(text);
  expect(await verify(JSON.stringify(unsigned))).toMatchObject({
    exitCode: 0,
    verdict: "intact",
    ...everyField,
  });
  expect(await verify(text.replaceAll("Lisbon", "London"))).toMatchObject({
    exitCode: 1,
    verdict: "altered",
    atSequence: 2,
  });
  expect(await verify(text.slice(0, 900))).toMatchObject({
    exitCode: 1,
    verdict: "broken",
    covers: "nothing",
  });
  const missing = await runAgent(["--verify", path.join(dataFolder, "nothing.json")]);
  expect(missing.exitCode).toBe(1);
});

test("says what is wrong and exits with a code", async () => {
  const unknown = await runAgent(["--session", "nobody", "--say", "Hi", "--json"]);
  expect(unknown).toMatchObject({ exitCode: 1, lines: [] });
  expect(unknown.errors).toContain("This session does not exist here.");
  const nothing = await runAgent([]);
  expect(nothing.exitCode).toBe(2);
  expect(nothing.errors).toContain("Usage:");
  const unreachable = await runAgent(["--say", "Hi"], {
    OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    AGEMEM_MODEL: "none",
  });
  expect(unreachable.exitCode).toBe(1);
  expect(unreachable.errors).toContain("cannot be reached");
  for (const { errors } of [unknown, nothing, unreachable]) expect(errors).not.toMatch(/^\s+at /m);
});

function runAgent(options: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const environment = {
    ...testEnvironment(),
    AGEMEM_DATA_DIR: dataFolder,
    AGEMEM_LOG_LEVEL: "error",
    ...settings,
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["scripts/agent.mjs", ...options], { env: environment });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  return new Promise<{ exitCode: number | null; lines: LoggedEvent[]; errors: string }>((resolve) => {
    child.once("close", (exitCode) => {
      const lines = output.split("\n").filter((line) => line.startsWith("{"));
      resolve({ exitCode, lines: lines.map((line) => JSON.parse(line)), errors });
    });
  });
}
