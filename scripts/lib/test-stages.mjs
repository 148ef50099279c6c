import process from "node:process";
import { testEnvironment } from "./app-environment.mjs";
import { ExpectedFailure } from "./command-line.mjs";
import { ensureBuild } from "./ensure-build.mjs";
import { fetchLlamaRuntime } from "./fetch-llama-runtime.mjs";
import { ensureBrowser } from "./find-browser.mjs";
import { runTool } from "./run-program.mjs";
import { startPostgres } from "./start-postgres.mjs";
import { countPlaywright, countVitest, freshReportFile } from "./test-results.mjs";

/**
 * What `npm test` does, in order. Each stage returns its exit code and, if it ran tests, their counts.
 */
export const testStages = { typecheck, lint, build, unit, browser };

/** What `npm run test:long` does: every bench and documented command, measured sets, and the long walks in the browser. */
export const longTestStages = { build, "long-unit": longUnit, "long-browser": longBrowser };

async function typecheck() {
  const env = testEnvironment();
  return await firstFailure([
    () => runTool("next", ["typegen"], { env, collect: true }),
    () => runTool("tsc", ["--noEmit", "--project", "tsconfig.json"], { env }),
    () => runTool("tsc", ["--noEmit", "--project", "tsconfig.core.json"], { env }),
  ]);
}

async function lint() {
  return await firstFailure([
    () => runTool("biome", ["check", "--error-on-warnings"], { env: testEnvironment() }),
    () => runTool("knip", ["--no-progress", "--no-config-hints"], { env: testEnvironment() }),
  ]);
}

async function unit() {
  return await vitest("inside", "outside");
}

async function longUnit() {
  return await vitest("long");
}

async function vitest(...projects) {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL }
    : await startPostgres();
  const runtime = await fetchLlamaRuntime();
  const notices = [
    server.problem && noticeMissingPostgres(server.problem),
    runtime.problem && noticeMissingRuntime(runtime.problem),
  ];
  const notice = notices.filter(Boolean).join(" ");
  try {
    const report = freshReportFile("vitest");
    const env = {
      ...testEnvironment(),
      ...(server.url ? { TEST_DATABASE_URL: server.url } : {}),
      ...(runtime.folder ? { TEST_LLAMA_RUNTIME: runtime.folder } : {}),
    };
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { exitCode } = await runTool(
      "vitest",
      ["run", ...projects.map((name) => `--project=${name}`), ...reporters],
      { env },
    );
    return { exitCode, ...countVitest(report), notice };
  } finally {
    await server.stop?.();
  }
}

async function build() {
  await ensureBuild(testEnvironment());
  return { exitCode: 0 };
}

async function browser() {
  return await playwright("--grep-invert", "@long");
}

async function longBrowser() {
  return await playwright("--grep", "@long");
}

async function playwright(...chosen) {
  const report = freshReportFile("playwright");
  const env = {
    ...testEnvironment(),
    CHROMIUM_PATH: await ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  };
  const { exitCode } = await runTool("playwright", ["test", ...chosen, "--reporter=list,json"], { env });
  return { exitCode, ...countPlaywright(report) };
}

async function firstFailure(steps) {
  for (const step of steps) {
    const { exitCode, output } = await step();
    if (exitCode !== 0) {
      process.stdout.write(output);
      return { exitCode };
    }
  }
  return { exitCode: 0 };
}

/** Skipping the real server must be seen, and on the build server it must not happen at all. */
function noticeMissingPostgres(problem) {
  const remedy = "set TEST_DATABASE_URL to a server with pgvector";
  if (isOnBuildServer())
    throw new ExpectedFailure(`The contract tests have no Postgres server (${problem}): ${remedy}.`);
  const notice = `The contract tests ran on the embedded database only (${problem}): ${remedy} to run them on Postgres too.`;
  console.log(`NOTICE: ${notice}`);
  return notice;
}

/** The same for the runtime of models on this machine. */
function noticeMissingRuntime(problem) {
  if (isOnBuildServer()) throw new ExpectedFailure(`The tests of local models have no runtime: ${problem}`);
  const notice = `The tests of local models did not run, because their runtime could not be fetched: ${problem}`;
  console.log(`NOTICE: ${notice}`);
  return notice;
}

function isOnBuildServer() {
  return !["", "0", "false"].includes((process.env.CI ?? "").toLowerCase());
}
