// In a fresh clone nothing is installed yet: what a command reads before it installs anything may import only Node's own modules.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { inProject } from "./lib/project-folders.mjs";

/** The packages that a script and everything it imports by name ask for at once, with the file that does. */
function packagesAskedFor(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, "utf8").matchAll(
    /^(?:import|export)\s(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm,
  );
  return [...imports].flatMap(([, address]) => {
    if (address.startsWith("node:") || address.endsWith(".json")) return [];
    if (!address.startsWith(".")) return [`${path.relative(inProject("."), file)}: ${address}`];
    return packagesAskedFor(path.resolve(path.dirname(file), address), seen);
  });
}

const commands = Object.entries(packageJson.scripts).flatMap(([name, line]) => {
  const [, script] = /^node (scripts\/\S+\.mjs)/.exec(line) ?? [];
  return script === undefined ? [] : [{ name, script }];
});

test.each(commands)("npm run $name begins in a fresh clone", ({ script }) => {
  expect(packagesAskedFor(inProject(script))).toEqual([]);
});

test("start and test are among them", () => {
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(["start", "test", "dev"]));
});
