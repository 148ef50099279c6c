// The suites of docs/reliability.md in their smallest size; `npm run test:long` runs the others and the planted bugs.
import { expect, test } from "vitest";
import { runSuiteOnce } from "./hold/run-suite-once.mjs";

const limitMs = 120_000;

test(
  "a hostile model changes nothing by what was pasted",
  async () => {
    const { report } = await runSuiteOnce("hostile", ["--quick", "--seed", "7", "--only", "pasted"]);
    expect(report).toMatchObject({ failed: 0, seed: 7 });
    expect(report.n).toBeGreaterThan(200);
  },
  limitMs,
);
