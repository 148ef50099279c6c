import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "@/lib/core/canonical-hash";
import type { SessionEvent } from "@/lib/core/log/events";
import { chainStart, checkChain, linkEvents, type StoredEvent } from "@/lib/core/log/hash-chain";
import { coversOf } from "@/lib/core/replay/describe-verdict";
import {
  createSessionFile,
  describeSessionFileProblem,
  readSessionFile,
  type SessionFile,
} from "@/lib/core/replay/session-file";
import { verifyReplay } from "@/lib/core/replay/verify";
import { foldSession } from "@/lib/core/session/fold";
import { messageOf } from "@/lib/core/session/session-state";
import { randomHistory } from "@/lib/testing/random-commands";
import { createRandomStudio, sessionIds } from "@/lib/testing/random-studio";
import { calls, createStudio } from "@/lib/testing/studio";

const exportedAt = "2026-11-26T00:00:00.000Z";

async function recorded(text = "My key is sk-abcdefghijklmnopqrstuvwx and I live in Porto.") {
  const { say, events } = createStudio([
    calls("Add_memory", { content: "Lives in Porto." }),
    { text: "Noted." },
  ]);
  await say(text);
  await say("Thanks.");
  return events();
}

/** An event as version 2 wrote it: without hashes of its own. */
function asVersion2(event: SessionEvent): SessionEvent {
  const { hash: _, ...old } = { ...event, schemaVersion: 2 };
  if (old.type !== "step-started") return old;
  const { logHash: __, ...step } = old;
  return step;
}

const fileOf = (events: readonly SessionEvent[], sanitize: "nothing" | "secrets" | "texts" = "secrets") =>
  createSessionFile({ events, title: "Porto", exportedAt, sanitize });

function problemOf(text: string) {
  const read = readSessionFile(text);
  return read.ok ? null : { ...read.error, sentence: describeSessionFileProblem(read.error) };
}

test("a file read again is the session: same events, same proof", async () => {
  const events = await recorded("I live in Porto.");
  const read = readSessionFile(JSON.stringify(fileOf(events)));
  expect(read.ok && read.value.events).toEqual(events);
  expect(read.ok && verifyReplay(read.value.events)).toMatchObject({ outcome: "intact", wordsOutFrom: null });
});

test("secrets are covered by default, counted, and the steps behind them are not called verified", async () => {
  const file = fileOf(await recorded());
  expect(JSON.stringify(file)).not.toContain("sk-abcdefghijklmnopqrstuvwx");
  expect(file.sanitised).toMatchObject({ level: "secrets", alteredFrom: 2 });
  expect(file.sanitised.secretsCovered).toBeGreaterThan(0);
  const { alteredFrom } = file.sanitised;
  expect(verifyReplay(file.events, { alteredFrom })).toMatchObject({
    outcome: "intact",
    verified: 0,
    wordsOutFrom: 2,
  });
});

test("without texts nothing that anybody said is left, and every random session still opens and folds", async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, async (history) => {
      const studio = createRandomStudio(history);
      for (const command of history.commands) await studio.play(command);
      for (const sessionId of sessionIds) {
        const events = await studio.events(sessionId);
        if (events.length === 0) continue;
        const text = JSON.stringify(fileOf(events, "texts"));
        expect(text).not.toMatch(/football|coffee|ferry|prawns|Bergen|kidney/);
        const read = readSessionFile(text);
        expect(read.ok).toBe(true);
        const verdict = read.ok && verifyReplay(read.value.events, read.value.sanitised);
        expect(verdict).toMatchObject({ outcome: "intact", coverage: { hashedFrom: 1 } });
        const tokens = (log: readonly SessionEvent[]) =>
          log.flatMap((event) =>
            event.type === "turn-started" ? event.items.map((item) => item.text.length) : [],
          );
        expect(read.ok && tokens(read.value.events)).toEqual(tokens(events));
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("the words that place a question in time leave with no file without texts, and no secret in them with any", async () => {
  const studio = createStudio([]);
  await studio.operate("ADD", {
    content: "Mara moved to the clinic sk-abcdefghijklmnopqrstuvwx in Zanzibar.",
  });
  const query = "home before I moved to the clinic sk-abcdefghijklmnopqrstuvwx in Zanzibar";
  await studio.operate("RETRIEVE", { query });
  const events = await studio.events();
  const words = events.flatMap((event) =>
    event.type === "memories-retrieved" ? (event.time?.words ?? []) : [],
  );
  expect(words.join()).toContain("Zanzibar");
  expect(JSON.stringify(fileOf(events, "texts"))).not.toContain("Zanzibar");
  expect(JSON.stringify(fileOf(events, "secrets"))).not.toContain("sk-abcdefghijklmnopqrstuvwx");
});

test("any change of a file is found, whatever it is", async () => {
  const text = JSON.stringify(fileOf(await recorded()));
  const tampered = text.replace("Lives in Porto.", "Lives in Lisbon");
  expect(tampered).not.toBe(text);
  expect(problemOf(tampered)).toMatchObject({
    code: "tampered",
    sentence: expect.stringContaining("changed"),
  });
  const foreign = JSON.parse(text);
  foreign.events[0].surprise = "field";
  expect(problemOf(JSON.stringify(foreign))?.code).toBe("tampered");
});

test("a file that is cut short, of another kind, of another version, or malformed is refused with a sentence", async () => {
  const file = fileOf(await recorded());
  const text = JSON.stringify(file);
  expect(problemOf(text.slice(0, text.length / 2))?.code).toBe("not-json");
  expect(problemOf("")?.code).toBe("not-json");
  expect(problemOf("[]")?.code).toBe("other-format");
  expect(problemOf('{"format":"memory-export"}')?.code).toBe("other-format");
  expect(problemOf(JSON.stringify({ ...file, version: 9 }))).toMatchObject({
    code: "other-version",
    sentence: expect.stringContaining("version 9"),
  });
  expect(problemOf(JSON.stringify({ ...file, extra: 1 }))?.code).toBe("invalid");
  expect(problemOf(JSON.stringify({ ...file, events: [] }))?.code).toBe("invalid");
  expect(problemOf("x".repeat(50_000_001))?.code).toBe("too-large");
});

/** A file whose content somebody changed and whose own hash was made again over it. */
function hashedAgain(
  file: SessionFile,
  change: (events: readonly StoredEvent[]) => readonly StoredEvent[],
): string {
  const { integrity: _, signature: __, ...content } = file;
  const events = change(JSON.parse(JSON.stringify(content.events)));
  const forged = { ...content, session: { ...content.session, events: events.length }, events };
  return JSON.stringify({ ...forged, integrity: { algorithm: "sha256", hash: hashOf(forged) } });
}

const withFields = (sequence: number, fields: object) => (events: readonly StoredEvent[]) =>
  events.map((event) => (event.sequence === sequence ? { ...event, ...fields } : event));

test("forged words under a hash made again: the file opens up to the event before them, which is named", async () => {
  const events = await recorded("I live in Porto.");
  const file = fileOf(events, "nothing");
  const said = events.find((event) => event.type === "turn-started");
  const at = said?.sequence ?? 0;
  const forged = readSessionFile(hashedAgain(file, withFields(at, { text: "I never said that." })));
  if (!forged.ok) throw new Error(forged.error.code);
  expect(forged.value.brokenAt).toEqual({ sequence: at, problem: "content" });
  expect(JSON.stringify(forged.value.events)).not.toContain("never said");
  const verdict = verifyReplay(forged.value.events, forged.value);
  expect(verdict).toMatchObject({ outcome: "altered", sequence: at });
});

test("no forged words reach the conversation of an old log either: it shows those of the context items", async () => {
  const events = (await recorded("I live in Porto.")).map(asVersion2);
  const forged = hashedAgain(fileOf(events, "nothing"), (stored) =>
    stored.map((event) => (event.type === "turn-started" ? { ...event, text: "I never said that." } : event)),
  );
  const read = readSessionFile(forged);
  if (!read.ok) throw new Error(read.error.code);
  const state = foldSession(read.value.events);
  const shown = state.turns.toArray().map((turn) => messageOf(state, turn));
  expect(shown).toEqual(["I live in Porto.", "Thanks."]);
  expect(coversOf(verifyReplay(read.value.events).coverage)).toBe("states and prompts");
});

test("a field that the schema does not know is found under a hash made again", async () => {
  const file = fileOf(await recorded("I live in Porto."), "nothing");
  const read = readSessionFile(hashedAgain(file, withFields(5, { surprise: true })));
  expect(read.ok && read.value.brokenAt).toEqual({ sequence: 5, problem: "content" });
});

test("events removed, doubled, swapped, inserted and cut off are found and the place is named", async () => {
  const file = fileOf(await recorded("I live in Porto."), "nothing");
  const brokenBy = (change: (events: readonly StoredEvent[]) => readonly StoredEvent[]) => {
    const read = readSessionFile(hashedAgain(file, change));
    return read.ok ? read.value.brokenAt?.sequence : null;
  };
  const at = (events: readonly StoredEvent[], sequence: number) => events[sequence - 1] as StoredEvent;
  expect(brokenBy((events) => events.toSpliced(3, 1))).toBe(4);
  expect(brokenBy((events) => events.toSpliced(3, 0, at(events, 4)))).toBe(5);
  expect(brokenBy((events) => events.toSpliced(3, 2, at(events, 5), at(events, 4)))).toBe(4);
  expect(brokenBy((events) => events.toSpliced(3, 0, { ...at(events, 4), id: "new" }))).toBe(4);
  const { events, integrity: _, ...head } = file;
  const short = { ...head, events: events.slice(0, -1) };
  const cut = readSessionFile(
    JSON.stringify({ ...short, integrity: { algorithm: "sha256", hash: hashOf(short) } }),
  );
  expect(cut.ok && cut.value.brokenAt).toEqual({ sequence: events.length, problem: "place" });
});

test("a file that was changed without care is refused, and the event is named where an event was changed", async () => {
  const file = fileOf(await recorded("I live in Porto."), "nothing");
  const text = JSON.stringify(file);
  const at = file.events.findIndex((event) => event.type === "step-finished") + 1;
  expect(problemOf(text.replace("Lives in Porto.", "Lives in Lisbon"))).toMatchObject({
    code: "tampered",
    at: { sequence: at, problem: "content" },
    sentence: expect.stringContaining(`Event ${at} is not as it was written`),
  });
  expect(problemOf(JSON.stringify({ ...file, session: { ...file.session, title: "Other" } }))).toMatchObject({
    code: "tampered",
    at: null,
  });
  expect(problemOf(text.replace("Lives in Porto.", "Lives in \\ud83d"))?.code).toBe("tampered");
});

test("what was left out does not excuse the rest: an event beside it is still proven", async () => {
  const file = fileOf(await recorded());
  expect(checkChain(file.events as readonly StoredEvent[])).toMatchObject({
    broken: null,
    coverage: { erased: [2, 5] },
  });
  const read = readSessionFile(hashedAgain(file, withFields(4, { reasoning: "forged" })));
  expect(read.ok && read.value.brokenAt).toEqual({ sequence: 4, problem: "content" });
});

test("a wrong event under a chain made again is refused by the schema, which says where", async () => {
  const file = fileOf(await recorded(), "nothing");
  const chained = (change: (events: readonly StoredEvent[]) => readonly StoredEvent[]) =>
    problemOf(hashedAgain(file, (events) => linkEvents(chainStart, change(events))));
  expect(chained(withFields(3, { memoryPosition: "three" }))).toMatchObject({
    code: "invalid",
    where: expect.stringContaining("events.2"),
  });
  expect(chained(withFields(3, { type: "mind-read" }))).toMatchObject({
    code: "unknown-kind",
    sequence: 3,
    sentence: expect.stringContaining("mind-read"),
  });
  expect(chained(withFields(3, { schemaVersion: 9 }))).toMatchObject({
    code: "newer-events",
    sequence: 3,
    sentence: expect.stringContaining("newer AgeMem Studio"),
  });
});

test("a file of the first version of the format, with events of the first version of the log, opens", async () => {
  const events = (await recorded("I live in Porto.")).map((event) => ({
    ...asVersion2(event),
    schemaVersion: 1,
  }));
  const { integrity: _, ...content } = { ...fileOf(events, "nothing"), version: 1 };
  const old = { ...content, integrity: { algorithm: "sha256", hash: hashOf(content) } };
  const read = readSessionFile(JSON.stringify(old));
  expect(read.ok && read.value.events.every((event) => event.schemaVersion === 1)).toBe(true);
  expect(read.ok && coversOf(verifyReplay(read.value.events).coverage)).toBe("states and prompts");
});
