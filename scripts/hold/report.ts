import process from "node:process";
import { parseArgs } from "node:util";

/** One thing that was tried, how often, and how often it went wrong. */
export interface Row {
  readonly name: string;
  readonly n: number;
  readonly failed: number;
  /** What was counted beside, and the first thing that went wrong. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What a suite is run with. */
export interface SuiteOptions {
  /** The smallest size: under 50 seconds. */
  readonly quick: boolean;
  readonly json: boolean;
  readonly seed: number;
  /** How often each thing is tried; undefined where the suite decides. */
  readonly times: number | undefined;
  readonly only: string | undefined;
  /** A Postgres server to run on; without it the embedded database. */
  readonly databaseUrl: string | undefined;
  /** The name of a bug that is planted, for a test of the suite itself. */
  readonly plant: string | undefined;
  /** How many databases one killed process holds. */
  readonly together: number;
}

/** Runs a suite, prints its rows or one JSON object, and returns the exit code: 0 when nothing failed. */
export async function runSuite(
  name: string,
  suite: (options: SuiteOptions, row: (row: Row) => void) => Promise<void>,
): Promise<number> {
  const options = readOptions();
  const rows: Row[] = [];
  const startedMs = performance.now();
  await suite(options, (row) => {
    rows.push(row);
    if (!options.json) process.stdout.write(`${lineOf(row)}\n`);
  });
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  const total = { passed: n - failed, failed, n, seed: options.seed };
  if (options.json) process.stdout.write(`${JSON.stringify({ ...total, rows })}\n`);
  else process.stdout.write(`${name}: ${JSON.stringify({ ...total, seconds })}\n`);
  return failed === 0 ? 0 : 1;
}

function readOptions(): SuiteOptions {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seed: { type: "string" },
      times: { type: "string" },
      kills: { type: "string" },
      minutes: { type: "string" },
      only: { type: "string" },
      postgres: { type: "string" },
      plant: { type: "string" },
      together: { type: "string", default: "1" },
    },
  });
  const given = values.times ?? values.kills ?? values.minutes;
  return {
    quick: values.quick,
    json: values.json,
    seed: values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed),
    times: given === undefined ? undefined : Number(given),
    only: values.only,
    databaseUrl: values.postgres,
    plant: values.plant,
    together: Number(values.together),
  };
}

function lineOf({ name, n, failed, detail }: Row): string {
  const more = detail ? `  ${JSON.stringify(detail)}` : "";
  return `${failed === 0 ? "ok    " : "FAILED"} ${name}: ${n - failed} of ${n}${more}`;
}

/** Numbers between 0 and 1 that a seed decides. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
