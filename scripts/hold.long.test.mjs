// Every suite in its quick size, and the bugs that they must find.
import { describe, expect, test } from "vitest";
import { runSuiteOnce } from "./hold/run-suite-once.mjs";

const limitMs = 600_000;

describe("each suite holds in its quick size", () => {
  test.each([
    "npm run test:races",
    "npm run test:crash",
    "npm run test:faults",
    "npm run test:hostile",
    "npm run test:soak",
  ])(
    "%s",
    async (command) => {
      const { exitCode, report } = await runSuiteOnce(command.replace("npm run test:", ""), [
        "--quick",
        "--json",
      ]);
      expect(report).toMatchObject({ failed: 0 });
      expect(exitCode).toBe(0);
    },
    limitMs,
  );
});

describe("kills of another kind than the quick ones", () => {
  test.each([
    ["several databases in one process", ["--kills", "4", "--together", "2"]],
    ["the built app, over HTTP", ["--kills", "1", "--only", "http"]],
    ["Postgres itself", ["--kills", "2", "--only", "server"]],
  ])(
    "%s",
    async (_, options) => {
      const { report } = await runSuiteOnce("crash", options);
      expect(report).toMatchObject({ failed: 0 });
      expect(report.n).toBeGreaterThan(0);
    },
    limitMs,
  );
});

test(
  "two operating system processes race as two instances do",
  async () => {
    const { report } = await runSuiteOnce("races", ["--times", "2", "--only", "processes"]);
    expect(report).toMatchObject({ failed: 0 });
    expect(report.n).toBeGreaterThan(10);
  },
  limitMs,
);

describe("a planted bug is found", () => {
  test.each([
    ["repeat-runs-again", "races", ["--times", "3", "--only", "one message"]],
    ["newer-word-is-overwritten", "races", ["--times", "3", "--only", "person edits"]],
    ["twins-are-written", "races", ["--times", "10", "--only", "same memory"]],
    ["purge-keeps-words", "races", ["--times", "4", "--only", "purge"]],
    ["ended-twice", "races", ["--times", "1", "--only", "two messages"]],
    ["table-is-not-written", "races", ["--times", "3", "--only", "one message"]],
    ["paste-is-forgotten", "hostile", ["--quick", "--only", "pasted"]],
    ["taint-lasts-a-turn", "hostile", ["--quick", "--only", "pasted"]],
    ["secrets-pass", "hostile", ["--quick", "--only", "secrets"]],
    ["acknowledged-too-early", "crash", ["--kills", "4"]],
  ])(
    "%s, by %s",
    async (plant, suite, options) => {
      const { exitCode, report } = await runSuiteOnce(suite, [...options, "--plant", plant]);
      expect(report.failed).toBeGreaterThan(0);
      expect(exitCode).toBe(1);
    },
    limitMs,
  );
});
