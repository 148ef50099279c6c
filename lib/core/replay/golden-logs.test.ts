import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { sessionEventSchema } from "../log/catalogue";
import { eventSchemaVersion } from "../log/event-envelope";
import { upgradeEvent } from "../log/upgrades/upgrade-event";
import { foldSession } from "../session/fold";
import { stateHash } from "../session/state-hash";
import { createSeeker } from "./seek";
import { positionsOf } from "./steps";
import { verifyReplay } from "./verify";

const folder = path.join(import.meta.dirname, "../../../e2e/fixtures/golden");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const goldenSchema = z.object({
  schemaVersion: z.int(),
  stateHash: z.string(),
  events: z.array(z.record(z.string(), z.unknown())).min(1),
});

test("there is a log of every schema version up to this release's", () => {
  const versions = files.map((file) => Number(/-v(\d+)\.json$/.exec(file)?.[1]));
  for (let version = 1; version <= eventSchemaVersion; version += 1) expect(versions).toContain(version);
});

test.each(files)("%s opens, folds and verifies to the hashes that were recorded with it", (file) => {
  const golden = goldenSchema.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  for (const event of golden.events) expect(event.schemaVersion).toBe(golden.schemaVersion);
  const events = golden.events.map((event) => sessionEventSchema.parse(upgradeEvent(event)));
  expect(stateHash(foldSession(events), golden.schemaVersion)).toBe(golden.stateHash);
  expect(stateHash(createSeeker(events).at(events.length), golden.schemaVersion)).toBe(golden.stateHash);
  const steps = events.filter((event) => event.type === "step-started").length;
  expect(verifyReplay(events)).toMatchObject({ outcome: "intact", steps, verified: steps });
  expect(positionsOf(events, "steps").at(-1)?.sequence).toBe(events.length);
});
