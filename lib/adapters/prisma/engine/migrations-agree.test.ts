import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** On a Postgres server Prisma plays the migrations into a scratch database of its own, without one into PGlite. */
const environment = {
  ...process.env,
  DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
  CHECKPOINT_DISABLE: "1",
};

test("the migrations make exactly the tables of schema.prisma", { timeout: 60_000 }, async () => {
  const folders = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const cli = "node_modules/prisma/build/index.js";
  const { stdout } = await run(process.execPath, [cli, "migrate", "diff", ...folders, "--exit-code"], {
    env: environment,
  });
  expect(stdout).toContain("No difference detected");
});
