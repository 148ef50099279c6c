// `npm test`: installs what it needs, then runs every check and stops at the first that fails.
// `npm test -- --only lint,unit` runs some of them, `npm run test:long` those that take too long for every change. The last line is always "N passed, N failed".
import {
  ExpectedFailure,
  Interrupted,
  readOption,
  runCommandLine,
  sentenceFor,
} from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { ensurePrismaClient } from "./lib/ensure-prisma-client.mjs";
import { longTestStages, testStages } from "./lib/test-stages.mjs";

await runCommandLine(async () => {
  await ensureNode();
  const results = [];
  for (const [name, stage] of [["prepare", prepare], ...chosenStages()]) {
    console.log(`\n== ${name} ==`);
    const result = await runStage(name, stage);
    results.push(result);
    if (result.exitCode !== 0) break;
  }
  summarize(results);
  return results.at(-1).exitCode;
});

async function prepare() {
  await ensureDependencies();
  await ensurePrismaClient();
  return { exitCode: 0 };
}

function chosenStages() {
  const stages = process.argv.includes("--long") ? longTestStages : testStages;
  const known = Object.keys(stages);
  const asked = readOption("only")?.split(",") ?? known;
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ExpectedFailure(`There is no "${unknown[0]}" stage: choose from ${known.join(", ")}.`);
  return Object.entries(stages).filter(([name]) => asked.includes(name));
}

/** A stage that fails without having counted a failed test counts as one failure itself. */
async function runStage(name, stage) {
  const startedAt = Date.now();
  const { exitCode, passed = 0, failed = 0, notice } = await stage().catch(reportFailure);
  const seconds = (Date.now() - startedAt) / 1000;
  return { name, exitCode, seconds, passed, failed: exitCode === 0 ? failed : Math.max(failed, 1), notice };
}

function reportFailure(error) {
  if (error instanceof Interrupted) throw error;
  console.log(sentenceFor(error));
  return { exitCode: 1 };
}

function summarize(results) {
  console.log("\n== summary ==");
  for (const { name, exitCode, seconds, passed, failed } of results) {
    const tests = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : "";
    console.log(
      `${name.padEnd(10)} ${exitCode === 0 ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s${tests}`,
    );
  }
  for (const { notice } of results.filter((result) => result.notice)) console.log(`NOTICE: ${notice}`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
}
