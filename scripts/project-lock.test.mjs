import { existsSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { afterEach, expect, test } from "vitest";
import { cacheFolder } from "./lib/project-folders.mjs";
import { withProjectLock } from "./lib/project-lock.mjs";

const name = `lock-test-${process.pid}`;
const file = path.join(cacheFolder, `${name}.lock`);
afterEach(() => rmSync(file, { force: true }));

test("work of one name runs one after the other, and leaves no lock", async () => {
  const order = [];
  const work = (label) => () =>
    new Promise((resolve) => {
      order.push(`${label} begins`);
      setImmediate(() => {
        order.push(`${label} ends`);
        resolve();
      });
    });
  await Promise.all([withProjectLock(name, work("one")), withProjectLock(name, work("two"))]);
  expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  expect(existsSync(file)).toBe(false);
});

test("a lock is taken over from a process that is gone, and from one whose id another process has now", async () => {
  writeFileSync(file, "999999999");
  expect(await withProjectLock(name, async () => "after the dead")).toBe("after the dead");
  writeFileSync(file, String(process.pid));
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, longAgo, longAgo);
  expect(await withProjectLock(name, async () => "after the stale")).toBe("after the stale");
});
