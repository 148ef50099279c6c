import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openKeptOutcomes } from "./kept-outcomes";

test("a measurement that was ended carries on where it was, and one that broke off in a line loses that line alone", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-kept-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "below", "outcomes.jsonl");
  const first = openKeptOutcomes<number>(file);
  first.keep("after/0/1", 1);
  first.keep("after/0/2", 2);
  first.keep("before/0/1", 3);
  appendFileSync(file, '{"key":"before/0/2","outco');
  const again = openKeptOutcomes<number>(file);
  expect(again.has("after/0/2")).toBe(true);
  expect(again.has("before/0/2")).toBe(false);
  expect(again.under("after/")).toEqual([1, 2]);
  expect(again.under("before/")).toEqual([3]);
});
