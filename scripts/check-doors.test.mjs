import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkDoors } from "./lib/check-doors.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-doors-"));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  path.join(folder, "app-paths-manifest.json"),
  JSON.stringify({ "/(studio)/chat/page": "x", "/page": "x", "/api/live/route": "x" }),
);
writeFileSync(
  path.join(folder, "server-reference-manifest.json"),
  JSON.stringify({ node: { a1: { filename: "app/acts.ts", exportedName: "forget" } }, edge: {} }),
);
const table = {
  "page /(studio)/chat": "reads owner",
  "page /": "reads nobody",
  "/api/live": "GET reads owner",
  "app/acts.ts#forget": "changes owner",
};

test("a build whose doors all have a row passes", () => {
  expect(() => checkDoors(folder, table)).not.toThrow();
});

test.each(Object.keys(table))("a build fails when %s has no row", (door) => {
  const { [door]: _, ...others } = table;
  expect(() => checkDoors(folder, others)).toThrow(door);
});

test("a row without a door fails too", () => {
  expect(() => checkDoors(folder, { ...table, "/api/gone": "GET reads owner" })).toThrow("/api/gone");
});
