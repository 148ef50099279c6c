// `npm run worker`: two workers on one Postgres, and one that is killed in the middle: no cell is run twice, none is lost.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";
import { startPostgres } from "./lib/start-postgres.mjs";

const limitMs = 600_000;
const histories = 12;
const cells = 2 * histories;

let server;
let pool;
let dataFolder;
beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-worker-test-"));
  server = await startPostgres();
  if (!("url" in server)) return;
  pool = new pg.Pool({ connectionString: server.url });
  // The server ends its idle connections when it stops.
  pool.on("error", () => {});
}, limitMs);
afterAll(async () => {
  await pool?.end();
  await server?.stop?.();
  rmSync(dataFolder, { recursive: true, force: true });
});

function start(script, options) {
  const child = spawn(process.execPath, [inProject(script), ...options], {
    cwd: inProject("."),
    // A group of its own: the program runs below the command, and a kill means both.
    detached: true,
    env: { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, DATABASE_URL: server.url },
  });
  const said = { out: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.errors += text;
  });
  return { child, said, closed: once(child, "close") };
}

/** Waits until so many cells have an outcome. */
async function outcomes(count) {
  for (;;) {
    const { rows } = await pool.query("SELECT count(*)::int AS n FROM lab_cell WHERE outcome IS NOT NULL");
    if (rows[0].n >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test(
  "two workers share a run, and what one that was killed had taken is run by the other",
  async () => {
    if (!pool) throw new Error(`No Postgres server here: ${server.problem}`);
    const strategies = ["--strategy", "agemem,rag"];
    const queued = start("scripts/lab.mjs", ["--histories", String(histories), ...strategies, "--queue"]);
    await queued.closed;
    const runId = queued.said.out.trim();
    expect(runId).toMatch(/^\d{8}-\d{4}-[0-9a-f]{4}$/u);
    const workers = [start("scripts/worker.mjs", []), start("scripts/worker.mjs", [])];
    await outcomes(3);
    process.kill(-workers[0].child.pid, "SIGKILL");
    await outcomes(cells);
    workers[1].child.kill("SIGINT");
    const [[exitCode]] = await Promise.all([workers[1].closed, workers[0].closed]);
    expect(exitCode).toBe(0);
    const played = workers.flatMap(({ said }) =>
      said.errors.split("\n").filter((line) => line.startsWith(runId)),
    );
    expect(new Set(played).size).toBe(played.length);
    const { rows } = await pool.query(
      "SELECT count(*)::int AS n, count(DISTINCT cell_id)::int AS d FROM lab_cell",
    );
    expect(rows).toEqual([{ n: cells, d: cells }]);
    const done = start("scripts/lab.mjs", ["--export", runId, "--format", "json"]);
    await done.closed;
    const exported = JSON.parse(done.said.out);
    expect(exported.run).toMatchObject({ done: cells, failed: 0, finishedAt: expect.any(String) });
  },
  limitMs,
);
