import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { operationNames } from "../log/operations";
import { foldSession } from "../session/fold";
import { contextStrip } from "./context-strip";
import { readSessionFile } from "./session-file";
import { positionsOf } from "./steps";
import { verifyReplay } from "./verify";

const text = readFileSync("public/example.agemem.json", "utf8");

test("the recorded session of the first page opens, verifies, and has every operation and a branch", () => {
  const read = readSessionFile(text);
  if (!read.ok) throw new Error(read.error.code);
  const { events, brokenAt } = read.value;
  expect(brokenAt).toBeNull();
  expect(verifyReplay(events)).toMatchObject({ outcome: "intact" });
  const positions = positionsOf(events, "steps");
  expect(positions.length).toBeGreaterThanOrEqual(30);
  expect(positions.length).toBeLessThanOrEqual(40);
  const done = new Set(positions.flatMap(({ acts }) => acts.map(({ operation }) => operation)));
  for (const operation of operationNames) expect(done).toContain(operation);
  expect(events.some(({ type }) => type === "session-forked")).toBe(true);
  const strip = contextStrip(events, foldSession(events));
  expect(strip.columns.some(({ tokens }) => tokens > strip.softTokens)).toBe(true);
});
