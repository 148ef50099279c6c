// Every test that docs/paper.md names for a decision is one that there is.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";

test("each decision about the paper names a test that exists", () => {
  const rows = readFileSync(inProject("docs/paper.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| \d+ \|/u.test(line));
  expect(rows).toHaveLength(33);
  const named = rows.flatMap((row) => [...row.matchAll(/`([\w./-]+\.test\.ts)`: "([^"]+)"/gu)]);
  expect(named.length).toBeGreaterThan(24);
  const missing = named.filter(([, file, title]) => !readFileSync(inProject(file), "utf8").includes(title));
  expect(missing.map(([row]) => row)).toEqual([]);
});
