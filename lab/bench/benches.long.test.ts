import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const root = path.join(import.meta.dirname, "../..");
/** A bench is a file here that is not a test. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -".ts".length));
/** What the documentation names besides `--quick` and `--json`. */
const options: Readonly<Record<string, readonly string[]>> = {
  assistant: ["--failures"],
  calls: ["--failures"],
  duplicates: ["--mistakes", "--all-mistakes"],
  judgements: ["--mistakes", "--only", "pairs,filter,retrieval,typed,support"],
  load: ["--streams", "2"],
  memory: ["--sizes", "50", "--stores", "pglite"],
  retrieval: ["--misses"],
};

const reportSchema = z.strictObject({
  bench: z.string(),
  rows: z
    .array(
      z.record(
        z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        z.union([z.string(), z.number(), z.boolean(), z.null()]),
      ),
    )
    .min(1),
});

describe("npm run bench", () => {
  it.each(names)(
    "%s runs in its smallest size and answers with one JSON object",
    async (name) => {
      const command = [
        path.join(root, "scripts/bench.mjs"),
        name,
        "--quick",
        "--json",
        ...(options[name] ?? []),
      ];
      const { stdout } = await promisify(execFile)(process.execPath, command, {
        cwd: root,
        timeout: 280_000,
      });
      expect(reportSchema.parse(JSON.parse(stdout)).bench).toBe(name);
    },
    300_000,
  );
});
