import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProject } from "./lib/project-folders.mjs";
import { toolEntry } from "./lib/run-program.mjs";
import { importRules } from "./lint-rules/import-rules.mjs";

/** Files planted in an empty project: each breaks the named rule on every line, or no rule at all. */
const planted = {
  "lib/core/memory/impure.ts": [
    ["core-is-pure", 'import fs from "node:fs";'],
    ["core-is-pure", 'import { useState } from "react";'],
    ["core-is-pure", 'import type { Clock } from "@/lib/ports/clock";'],
    ["core-is-pure", 'import { clock } from "../../ports/clock";'],
    ["core-is-pure", 'const later = import("@/lib/adapters/prisma/store");'],
    ["core is deterministic", "export const chance = Math.random();"],
    ["core is deterministic", "export const now = Date.now();"],
    ["core is deterministic", "export const today = new Date();"],
    ["noRestrictedGlobals", "export const home = process.env;"],
    ["noRestrictedGlobals", 'export const page = fetch("/");'],
    ["import statement", 'export type Store = import("@/lib/adapters/prisma/store").Store;'],
  ],
  "lib/core/replay/kinds.ts": [
    ["definitionOf", "switch (event.type) { default: }"],
    ["definitionOf", "switch (newEvent.type) { default: }"],
    [undefined, "switch (part.type) { default: }"],
  ],
  "lib/core/session/fold-kinds.ts": [[undefined, "switch (newEvent.type) { default: }"]],
  "lib/core/memory/pure.ts": [
    [undefined, 'import { List } from "immutable";'],
    [undefined, 'import { sha256 } from "@noble/hashes/sha2.js";'],
    [undefined, 'import { z } from "zod";'],
    [undefined, 'import { fold } from "../session/fold";'],
    [undefined, 'import { ok } from "@/lib/core/result";'],
    [undefined, 'export const parts = [List, sha256, z, fold, ok, new Date("2026-01-01"), Math.max(1, 2)];'],
  ],
  "lib/ports/clock.ts": [
    [undefined, 'import type { Result } from "@/lib/core/result";'],
    ["ports-see-core", 'import type { Store } from "@/lib/adapters/prisma/store";'],
    ["ports-see-core", 'import type { run } from "../use-cases/run";'],
    ["ports-see-core", 'import type { Pool } from "pg";'],
  ],
  "lib/use-cases/run.ts": [
    [undefined, 'import type { Clock } from "@/lib/ports/clock";'],
    ["use-cases-see-ports-and-core", 'import type { Store } from "@/lib/adapters/prisma/store";'],
    ["use-cases-see-ports-and-core", 'import { container } from "../server/container";'],
    ["use-cases-see-ports-and-core", 'import { generateText } from "ai";'],
    ["eventSchemaVersion", "export const placed = { sequence: 1, schemaVersion: 2 };"],
    [undefined, "export const stored = { schemaVersion: eventSchemaVersion };"],
  ],
  "lib/adapters/prisma/store.ts": [
    [undefined, 'import { Pool } from "pg";'],
    [undefined, 'import type { Clock } from "@/lib/ports/clock";'],
    ["adapters-see-ports-and-core", 'import { run } from "@/lib/use-cases/run";'],
    ["adapters-see-ports-and-core", 'import { container } from "../../server/container";'],
    ["adapters-see-ports-and-core", 'import { studio } from "@/lib/testing/studio";'],
    ["bind", 'export const rows = prisma.$queryRawUnsafe("select 1");'],
    ["bind", 'export const done = this.client.$executeRawUnsafe("select 1");'],
  ],
  "lib/adapters/prisma/store.test.ts": [
    [undefined, 'import { studio } from "@/lib/testing/studio";'],
    ["lib-never-sees-lab", 'import { set } from "@/lab/sets/pairs";'],
    ["lib-never-sees-lab", 'import { set } from "../../../lab/sets/pairs";'],
  ],
  "lib/testing/builders.ts": [["lib-never-sees-lab", 'import { app } from "@/e2e/journeys";']],
  "lab/measures/costs.test.ts": [[undefined, 'import { studio } from "@/lib/testing/studio";']],
  "lib/contract/memory/list.ts": [
    [undefined, 'import { memory } from "@/lib/core/log/memory";'],
    [undefined, 'import { z } from "zod";'],
    ["contracts-see-core", 'import { run } from "@/lib/use-cases/run";'],
    ["contracts-see-core", 'import { useState } from "react";'],
  ],
  "lib/server/container.ts": [
    [undefined, 'import { run } from "@/lib/use-cases/run";'],
    [undefined, 'import { store } from "@/lib/adapters/prisma/store";'],
    ["server-sees-inward", 'import { studio } from "@/lib/testing/studio";'],
    ["server-sees-inward", 'import { Page } from "@/app/page";'],
  ],
  "lib/client/session/session-store.ts": [
    [undefined, 'import { create } from "zustand";'],
    [undefined, 'import { fold } from "@/lib/core/session/fold";'],
    ["client-sees-core", 'import type { Clock } from "@/lib/ports/clock";'],
    ["client-sees-core", 'import { container } from "../server/container";'],
    ["package of the server", 'import { Pool } from "pg";'],
    ["package of the server", 'import path from "node:path";'],
  ],
  "components/chat/message.tsx": [
    [undefined, 'import { create } from "../lib/client/session/session-store";'],
    [undefined, 'import { send } from "@/app/actions";'],
    ["components-are-views", 'import { Page } from "@/app/page";'],
    ["components-are-views", 'import { set } from "@/lab/sets/pairs";'],
    ["components-are-views", 'import { run } from "../../lib/use-cases/run";'],
    ["components-are-views", 'import type { Store } from "@/lib/adapters/prisma/store";'],
    ["components-are-views", 'import { container } from "@/lib/server/container";'],
    ["noDangerouslySetInnerHtml", "export const raw = <p dangerouslySetInnerHTML={{ __html: text }} />;"],
  ],
  "app/chat/[session]/page.tsx": [
    [undefined, 'import { container } from "@/lib/server/container";'],
    [undefined, 'import { Message } from "@/components/chat/message";'],
    ["app-goes-through-server", 'import { store } from "@/lib/adapters/prisma/store";'],
    ["app-goes-through-server", 'import { store } from "../../../lib/ports/store";'],
  ],
  "lib/core/log/upgrade-steps.ts": [[undefined, "export const upgraded = { schemaVersion: 2 };"]],
  "lib/core/cycle-one.ts": [["noImportCycles", 'export { two } from "./cycle-two";']],
  "lib/core/cycle-two.ts": [["noImportCycles", 'export { one as two } from "./cycle-one";']],
  "lib/core/BadName.ts": [["useFilenamingConvention", "export const name = 1;"]],
};

let folder;
let findings;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "agemem-lint-")));
  for (const [file, lines] of Object.entries(planted)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), lines.map(([, code]) => `${code}\n`).join(""));
  }
  for (const name of ["biome.json", "tsconfig.json", "scripts/lint-rules"]) {
    cpSync(inProject(name), path.join(folder, name), { recursive: true });
  }
  writeFileSync(path.join(folder, ".gitignore"), "node_modules\n");
  symlinkSync(inProject("node_modules"), path.join(folder, "node_modules"), "junction");
  findings = lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = Object.entries(planted).flatMap(([file, lines]) =>
  lines.map(([rule, code], index) => ({ file, code, rule, line: index + 1 })),
);

test.each(cases.filter((each) => each.rule))("$file refuses $code", ({ file, line, rule }) => {
  expect(messagesAt(file, line).join()).toContain(rule);
});

test.each(cases.filter((each) => !each.rule))("$file allows $code", ({ file, line }) => {
  expect(messagesAt(file, line).filter((message) => /noRestricted|plugin/.test(message))).toEqual([]);
});

test("the written rules are those of the table", () => {
  const written = JSON.parse(readFileSync(inProject("scripts/lint-rules/import-rules.json"), "utf8"));
  expect(written).toEqual(importRules());
});

function lint() {
  const options = ["lint", "--reporter=json", "--max-diagnostics=none"];
  const { stdout, stderr } = spawnSync(process.execPath, [toolEntry("biome"), ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!stdout.includes("{")) throw new Error(stderr);
  return JSON.parse(stdout).diagnostics;
}

/** A finding about a whole file names no line, or line 0: it counts as being on the first. */
function messagesAt(file, line) {
  return findings
    .filter(({ location }) => location.path === file && (location.start?.line || 1) === line)
    .map(({ category, message }) => `${category}: ${message}`);
}
