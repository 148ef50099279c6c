import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { playGoldenSessions } from "@/lib/testing/golden-sessions";
import { eventDefinitions, sessionEventSchema } from "../log/catalogue";
import { eventSchemaVersion } from "../log/event-envelope";
import { chainedSinceVersion, checkChain, createChainCheck, type StoredEvent } from "../log/hash-chain";
import { upgradeEvent } from "../log/upgrades/upgrade-event";
import { foldSession } from "../session/fold";
import { stateHash } from "../session/state-hash";
import { coversOf } from "./describe-verdict";
import { createSeeker } from "./seek";
import { positionsOf } from "./steps";
import { verifyReplay } from "./verify";

const folder = path.join(import.meta.dirname, "../../../e2e/fixtures/golden");
const goldenSchema = z.object({
  schemaVersion: z.int(),
  stateHash: z.string(),
  events: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** Each golden log as it lies there. */
const goldens = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({
    file,
    ...goldenSchema.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8"))),
  }));
const chained = goldens.filter(({ schemaVersion }) => schemaVersion >= chainedSinceVersion);

const kinds = eventDefinitions.map((definition) => definition.name);
const kindsIn = (logs: readonly (readonly { readonly type?: unknown }[])[]) =>
  new Set(logs.flatMap((events) => events.map((event) => event.type)));

test("there is a log of every schema version up to this release's", () => {
  const versions = goldens.map(({ file }) => Number(/-v(\d+)\.json$/.exec(file)?.[1]));
  expect(goldens.map(({ schemaVersion }) => schemaVersion)).toEqual(versions);
  for (let version = 1; version <= eventSchemaVersion; version += 1) expect(versions).toContain(version);
});

test("no kind of event is missing: neither in the logs that lie there nor in those that would be written now", async () => {
  const lying = goldens.filter(({ schemaVersion }) => schemaVersion === eventSchemaVersion);
  const missing = (found: ReadonlySet<unknown>) => kinds.filter((kind) => !found.has(kind));
  expect(missing(kindsIn(lying.map(({ events }) => events)))).toEqual([]);
  expect(missing(kindsIn(Object.values(await playGoldenSessions())))).toEqual([]);
});

describe.each(goldens)("$file", ({ schemaVersion, stateHash: recorded, events: stored }) => {
  const events = stored.map((event) => sessionEventSchema.parse(upgradeEvent(event)));

  test("opens and folds to the hash that was recorded with it (R12)", () => {
    for (const event of stored) expect(event.schemaVersion).toBe(schemaVersion);
    expect(stateHash(foldSession(events), schemaVersion)).toBe(recorded);
    expect(stateHash(createSeeker(events).at(events.length), schemaVersion)).toBe(recorded);
    expect(positionsOf(events, "steps").at(-1)?.sequence).toBe(events.length);
  });

  test("is intact and says what its hashes cover", () => {
    const verdict = verifyReplay(events);
    const erased = events.filter((event) => event.erasedBy !== undefined).map((event) => event.sequence);
    expect(verdict).toMatchObject({ outcome: "intact", wordsOutFrom: erased[0] ?? null });
    if (erased.length === 0) expect(verdict).toMatchObject({ verified: stepsIn(stored) });
    const everyField = erased.length === 0 ? "every field" : "every field but erased words";
    expect(coversOf(verdict.coverage)).toBe(
      schemaVersion < chainedSinceVersion ? "states and prompts" : everyField,
    );
  });

  test("reads the same when it is upgraded twice: a purge writes old events in the form of today", () => {
    for (const event of stored) expect(upgradeEvent(upgradeEvent(event))).toEqual(upgradeEvent(event));
  });
});

describe.each(chained)(
  "a change anywhere in $file is found, and the event is named",
  ({ events: stored }) => {
    const brokenAt = (log: readonly StoredEvent[]) => checkChain(log).broken?.sequence;
    /** What is wrong with another event in the place of one; the events before it are those of the log, which is intact. */
    const problemAt = (index: number, forged: StoredEvent) =>
      createChainCheck(stored[index - 1]).next(forged);

    test("every value of every event, each changed and each taken away (R5)", () => {
      expect(checkChain(stored).broken).toBeNull();
      let changes = 0;
      for (const [index, event] of stored.entries()) {
        for (const path of pathsIn(event)) {
          for (const forged of [changedAt(event, path), withoutAt(event, path)]) {
            expect(problemAt(index, forged), `${index + 1}: ${path.join(".")}`).not.toBeNull();
            changes += 1;
          }
        }
      }
      expect(changes).toBeGreaterThan(stored.length * 20);
    });

    test("any one character of the file", () => {
      fc.assert(
        fc.property(
          fc.nat({ max: stored.length - 1 }),
          fc.nat(),
          fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
          (index, at, character) => {
            const text = JSON.stringify(stored[index]);
            const cut = at % text.length;
            const forged = parsed(text.slice(0, cut) + character + text.slice(cut + 1));
            fc.pre(forged !== null && JSON.stringify(forged) !== text);
            expect(brokenAt(stored.with(index, forged as StoredEvent))).toBe(index + 1);
          },
        ),
        { numRuns: 300 },
      );
    });

    test("every event removed, doubled, swapped with the next, or claimed by another head", () => {
      for (const [index, event] of stored.entries()) {
        const place = index + 1;
        const next = stored[place];
        if (next) expect(brokenAt(stored.toSpliced(index, 1))).toBe(place);
        expect(brokenAt(stored.toSpliced(index, 0, event))).toBe(place + 1);
        if (next) expect(brokenAt(stored.toSpliced(index, 2, next, event))).toBe(place);
        expect(brokenAt(stored.toSpliced(place, 0, { ...event, id: "another head" }))).toBe(place + 1);
      }
    });
  },
);

function stepsIn(stored: readonly StoredEvent[]): number {
  return stored.filter(({ type }) => type === "step-started").length;
}

type Path = readonly (string | number)[];

/** The way to every value inside a value, leaves and branches. */
function pathsIn(value: unknown): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]): Path[] => [[key], ...pathsIn(inner).map((rest) => [key, ...rest])]);
}

function changedAt(event: StoredEvent, path: Path): StoredEvent {
  return edited(event, path, (holder, key) => {
    const value = holder[key];
    if (typeof value === "string") holder[key] = value === "" ? "x" : `${value.slice(0, -1)}\u2603`;
    else if (typeof value === "number") holder[key] = value + 1;
    else if (typeof value === "boolean") holder[key] = !value;
    else if (value === null) holder[key] = "";
    else if (Array.isArray(value)) holder[key] = [...value, "one more"];
    else holder[key] = { ...(value as object), more: 1 };
  });
}

function withoutAt(event: StoredEvent, path: Path): StoredEvent {
  return edited(event, path, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

function edited(
  event: StoredEvent,
  path: Path,
  edit: (holder: Record<string | number, unknown>, key: string | number) => void,
): StoredEvent {
  const copy = structuredClone(event) as Record<string | number, unknown>;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as typeof at, copy);
  edit(holder, path.at(-1) ?? "");
  return copy;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
