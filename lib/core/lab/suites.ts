import { z } from "zod";
import {
  type MemOpsFamily,
  type MemOpsSize,
  makeMemOpsTask,
  memOpsKinds,
  memOpsSizes,
} from "../episode/memops/make-tasks";
import { findTaskProblems, type Task, taskSchema } from "../episode/task";
import { err, ok, type Result } from "../result";
import { readBenchmark } from "./read-benchmark";

/** The suites that the lab makes itself, by size. */
export const memOpsSuites = ["memops-tiny", "memops-small", "memops-medium", "memops-large"] as const;
export type MemOpsSuite = (typeof memOpsSuites)[number];

/** Histories of a MemOps run where nobody says how many: every kind six times. */
export const defaultHistories = 6 * memOpsKinds.length;

/** How histories are chosen. */
export interface MemOpsSelection {
  readonly suite: MemOpsSuite;
  readonly histories: number;
  readonly seed: number;
  /** Who is spoken of; in turn where both are named. */
  readonly families: readonly MemOpsFamily[];
  /** How many distractors each has; null for as many as its size. */
  readonly distractors?: number | null;
}

/** The first so many histories of a suite: every kind in turn, every family in turn. The same choice gives the same tasks. */
export function memOpsTasks({
  suite,
  histories,
  seed,
  families,
  distractors = null,
}: MemOpsSelection): readonly Task[] {
  const size = sizeOf(suite);
  return Array.from({ length: histories }, (_, index) => {
    const kind = memOpsKinds[index % memOpsKinds.length] ?? "recall";
    const round = Math.floor(index / memOpsKinds.length);
    const family = families[round % families.length] ?? "people";
    const options = { seed: seed * 10_000 + index, kind, size, family };
    return makeMemOpsTask(distractors === null ? options : { ...options, distractors });
  });
}

function sizeOf(suite: MemOpsSuite): MemOpsSize {
  const size = suite.slice("memops-".length);
  return size in memOpsSizes ? (size as MemOpsSize) : "small";
}

const suiteFileSchema = z.strictObject({
  schema: z.literal("agemem-suite"),
  version: z.literal(1),
  name: z.string().min(1).max(60),
  tasks: z.array(taskSchema).min(1).max(10_000),
});

/** A suite of a person's own. */
export interface SuiteFile {
  readonly name: string;
  readonly tasks: readonly Task[];
}

/** Reads a suite file, or the official file of a benchmark that is known. What is wrong is one sentence that names the place. */
export function readSuiteFile(text: string): Result<SuiteFile, string> {
  const read = readJson(text);
  if (!read.ok) return read;
  const benchmark = readBenchmark(read.value);
  if (benchmark) return withDistinctIds(benchmark);
  const parsed = suiteFileSchema.safeParse(read.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(
      `The suite file does not fit its schema at ${issue?.path.join(".") || "its top"}: ${issue?.message}.`,
    );
  }
  const { name, tasks } = parsed.data;
  const ids = new Set<string>();
  for (const task of tasks) {
    if (ids.has(task.taskId)) return err(`The suite file has the task ${task.taskId} twice.`);
    ids.add(task.taskId);
    const [problem] = findTaskProblems(task);
    if (problem)
      return err(
        `The task ${problem.taskId} cannot be used: ${problemWords[problem.code]} (${problem.detail}).`,
      );
  }
  return ok({ name, tasks });
}

/** A benchmark is taken as it is, but for ids that would name two episodes alike. */
function withDistinctIds(file: SuiteFile): Result<SuiteFile, string> {
  const ids = new Set(file.tasks.map(({ taskId }) => taskId));
  return ids.size === file.tasks.length ? ok(file) : err(`The ${file.name} file has a task twice.`);
}

const problemWords = {
  GOLD_IN_QUESTION: "an answer stands in its own question",
  UNKNOWN_EVIDENCE: "a question names evidence that is no fact of the task",
  REPEATED_ID: "an id is used twice",
} as const;

function readJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err("The suite file is not whole: it cannot be read as JSON.");
  }
}
