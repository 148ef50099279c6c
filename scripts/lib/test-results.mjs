import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "./project-folders.mjs";

const folder = path.join(cacheFolder, "test-results");

/** Where a test runner is to write its JSON report; what an earlier run left there is removed. */
export function freshReportFile(name) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** Counts a Vitest report; a file that could not even be loaded counts as one failure. */
export function countVitest(file) {
  const report = readReport(file);
  if (!report) return noTests;
  const unloadable = report.testResults.filter((suite) => suite.status === "failed" && !hasFailedTest(suite));
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

/** Counts a Playwright report; a test that passed only on a second try counts as failed. */
export function countPlaywright(file) {
  const report = readReport(file);
  if (!report) return noTests;
  const { expected, unexpected, flaky } = report.stats;
  const atLeast = Math.max(unexpected + flaky, report.errors.length > 0 ? 1 : 0);
  return { passed: expected, failed: atLeast };
}

const noTests = { passed: 0, failed: 0 };

function hasFailedTest(suite) {
  return suite.assertionResults.some((test) => test.status === "failed");
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
