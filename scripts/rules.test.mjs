// lib/core/RULES.md: what it says of its own tests.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";

const read = (file) => readFileSync(inProject(file), "utf8");
const files = execFileSync("git", ["ls-files", "*.test.ts", "*.contract.ts", "*.test.mjs"], {
  cwd: inProject("."),
  encoding: "utf8",
})
  .trim()
  .split("\n");

const rules = read("lib/core/RULES.md")
  .split("\n")
  .map((line) => /^\| (R\d+) \|.*\|([^|]*)\|$/.exec(line))
  .filter((found) => found !== null)
  .map(([, number, shownBy]) => ({
    number,
    tests: shownBy.match(/[\w-]+(?:\.long)?\.(?:test|contract)\.ts/g) ?? [],
  }));

test("the rules are numbered without a gap", () => {
  expect(rules.map(({ number }) => number)).toEqual(rules.map((_, index) => `R${index + 1}`));
  expect(rules.length).toBeGreaterThanOrEqual(18);
});

test.each(rules)(
  "$number is named in the title of a test in each file that shows it",
  ({ number, tests }) => {
    expect(tests).not.toEqual([]);
    for (const name of tests) {
      const found = files.filter((file) => file.endsWith(`/${name}`));
      expect(found, name).toHaveLength(1);
      const titled = new RegExp(`^\\s*(?:describe|test|it)\\b.*["\`(, ]${number}[,)].*$`, "m");
      expect(titled.test(read(found[0])), `${number} in ${name}`).toBe(true);
    }
  },
);
