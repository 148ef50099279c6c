// What the compiler says when somebody adds a kind of event: planted in a copy of the project.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";
import { toolEntry } from "./lib/run-program.mjs";

/** Everything that reads the catalogue, with all that it imports. */
const readers = [
  "components/inspector/events/event-card.tsx",
  "components/inspector/events/event-filter.ts",
  "components/inspector/events/event-mark.tsx",
  "components/inspector/events/event-line.ts",
  "lib/adapters/prisma/log/append-request.ts",
  "lib/client/session/announcements.ts",
  "lib/client/session/connections.ts",
  "lib/client/session/describe-operation.ts",
  "lib/core/log/operation-facts.ts",
  "lib/core/memory/erase/erase-event.ts",
  "lib/core/replay/session-file.ts",
  "lib/core/replay/steps.ts",
  "lib/core/replay/trace-spans.ts",
  "lib/core/session/fold.ts",
];

/** What a definition says; each line is required. */
const meaning = {
  fields: '{ goal: words("messages") }',
  family: '"session"',
  hasRows: "false",
  isAct: "false",
  word: '"Episode"',
  touches: "() => ({})",
  tokens: "() => 0",
  says: "({ goal }) => goal",
  line: "({ goal }) => goal",
  sentence: "({ goal }) => goal",
  announces: "null",
  trace: "null",
};
const planted = "lib/core/log/branch-events.ts";

/** The whole fold and every card are checked: about twenty seconds of work, more where the machine is busy. */
const timeoutMs = 400_000;

let folder;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "agemem-kind-")));
  for (const name of ["lib", "components", "tsconfig.json"])
    cpSync(inProject(name), path.join(folder, name), { recursive: true });
  symlinkSync(inProject("node_modules"), path.join(folder, "node_modules"), "junction");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The errors of the compiler over some files, by file, with these kinds planted. */
function errorsWith(kinds, files) {
  const definitions = kinds.map(
    ({ name, ...parts }) =>
      `  defineEvent("${name}", {${Object.entries(parts)
        .map(([part, value]) => ` ${part}: ${value},`)
        .join("")} }),\n`,
  );
  const original = readFileSync(inProject(planted), "utf8");
  const source = original.replace("] as const;", `${definitions.join("")}] as const;`);
  expect(source).not.toBe(original);
  writeFileSync(path.join(folder, planted), source);
  const settings = { extends: "./tsconfig.json", include: files };
  writeFileSync(path.join(folder, "tsconfig.kind.json"), JSON.stringify(settings));
  const options = ["--noEmit", "--incremental", "false", "-p", "tsconfig.kind.json"];
  const { stdout } = spawnSync(process.execPath, [toolEntry("tsc"), ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  const errors = [...stdout.matchAll(/^([^\s(]+)\((\d+),\d+\): error .*/gm)];
  return (
    errors
      .map(([text, file, line]) => ({ text, file, code: source.split("\n")[line - 1] }))
      // Server actions are not copied, so what a reader imports besides may lack a module here.
      .filter(({ file }) => files.includes(file))
  );
}

test(
  "a new kind misses its case in the fold, its icon, and where it wants them its card and its rows; no other reader",
  () => {
    const own = { ...meaning, sentence: "null", hasRows: "true" };
    const kinds = [
      { name: "episode-began", ...meaning },
      { name: "episode-ended", ...own },
    ];
    const errors = errorsWith(kinds, readers);
    expect([...new Set(errors.map(({ file }) => file))].sort()).toEqual([
      "components/inspector/events/event-card.tsx",
      "components/inspector/events/event-mark.tsx",
      "lib/adapters/prisma/log/append-request.ts",
      "lib/core/session/fold.ts",
    ]);
    const texts = errors.map(({ text }) => text).filter((text) => /event-card|append-request/.test(text));
    expect(texts.join()).not.toContain("episode-began");
  },
  timeoutMs,
);

test(
  "a definition that leaves anything out is an error where it is written",
  () => {
    const parts = Object.keys(meaning);
    const kinds = parts.map((left) => {
      const { [left]: _, ...rest } = meaning;
      return { name: `without-${left}`, ...rest };
    });
    const errors = errorsWith(kinds, [planted]).filter(({ file }) => file === planted);
    for (const left of parts)
      expect(errors.filter(({ code }) => code.includes(`without-${left}"`)).length, left).toBeGreaterThan(0);
  },
  timeoutMs,
);
