import { readFileSync } from "node:fs";
import process from "node:process";
import { type ConfusionMatrix, confusionMatrix, judgedClasses } from "@/lib/core/replay/judge-step";
import { readStepTest, type StepTest } from "@/lib/core/replay/step-test";
import { localActor } from "@/lib/server/actor";
import type { Container } from "@/lib/server/container";
import { type CheckedStep, checkStep } from "@/lib/use-cases/replay/check-steps";
import { AgentFailure } from "./agent-failure";

/**
 * `--check FILE…`: runs saved steps against the configured model and prints what it did with each, a confusion matrix of the six
 * operations, wrong targets and false deletes. Nothing is carried out and nothing is stored. Exit code 0 when every test passed.
 */
export async function checkFiles(app: Container, files: readonly string[], json: boolean): Promise<number> {
  const tests = files.map(readFile);
  const deps = await app.dependenciesFor({ ownerId: localActor.ownerId, sessionId: null });
  const checked: (CheckedStep & { readonly file: string })[] = [];
  for (const { file, test } of tests) {
    const result = { file, ...(await checkStep(deps.languageModel, test)) };
    checked.push(result);
    if (!json) process.stdout.write(`${lineOf(result)}\n`);
  }
  const matrix = confusionMatrix(checked.flatMap(({ judgement }) => judgement ?? []));
  const passed = checked.filter(({ judgement }) => judgement?.passed).length;
  const failures = checked.filter(({ failure }) => failure !== null).length;
  if (json) {
    const { counts, wrongTargets, falseDeletes } = matrix;
    const summary = { model: deps.languageModel.identity, tests: checked.length, passed, failures };
    const report = { ...summary, wrongTargets, falseDeletes, matrix: counts, results: checked.map(resultOf) };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } else process.stdout.write(summaryOf(matrix, checked.length, passed, failures));
  return passed === checked.length ? 0 : 1;
}

function readFile(file: string): { readonly file: string; readonly test: StepTest } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new AgentFailure(`${file} cannot be read. Name a file that “Save as test” made.`);
  }
  const test = readStepTest(text);
  if (!test.ok) throw new AgentFailure(`${file} cannot be run: ${test.error}`);
  return { file, test: test.value };
}

function resultOf({
  file,
  name,
  expected,
  got,
  judgement,
  failure,
}: CheckedStep & { readonly file: string }) {
  return { file, name, expected, got, passed: judgement?.passed ?? false, failure };
}

function lineOf({
  file,
  name,
  expected,
  got,
  judgement,
  failure,
}: CheckedStep & { readonly file: string }): string {
  const words = (operations: CheckedStep["expected"]) =>
    operations.map(({ operation }) => operation).join(", ") || "answer";
  if (failure !== null) return `failed  ${file}  ${name}: ${failure}`;
  const done = judgement?.passed ? words(expected) : `expected ${words(expected)}, got ${words(got ?? [])}`;
  return `${judgement?.passed ? "ok    " : "wrong "}  ${file}  ${name}: ${done}`;
}

function summaryOf(matrix: ConfusionMatrix, tests: number, passed: number, failures: number): string {
  const cells = (values: readonly (string | number)[]) =>
    values.map((value) => String(value).padStart(9)).join("");
  const rows = judgedClasses.map((row) =>
    cells([row, ...judgedClasses.map((column) => matrix.counts[row][column])]),
  );
  return [
    "",
    "Rows: expected. Columns: what the model did.",
    cells(["", ...judgedClasses]),
    ...rows,
    "",
    `${passed} of ${tests} passed, ${failures} without an answer; wrong targets: ${matrix.wrongTargets}, false deletes: ${matrix.falseDeletes}`,
    "",
  ].join("\n");
}
