import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import {
  createSessionFile,
  describeSessionFileProblem,
  readSessionFile,
} from "@/lib/core/replay/session-file";
import { verifyReplay } from "@/lib/core/replay/verify";
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

const fileOf = (events: readonly SessionEvent[], sanitise: "nothing" | "secrets" | "texts" = "secrets") =>
  createSessionFile({ events, title: "Porto", exportedAt, sanitise });

function problemOf(text: string) {
  const read = readSessionFile(text);
  return read.ok ? null : { ...read.error, sentence: describeSessionFileProblem(read.error) };
}

test("a file read again is the session: same events, same proof", async () => {
  const events = await recorded("I live in Porto.");
  const read = readSessionFile(JSON.stringify(fileOf(events)));
  expect(read.ok && read.value.events).toEqual(events);
  expect(read.ok && verifyReplay(read.value.events).outcome).toBe("verified");
});

test("secrets are covered by default, counted, and the steps behind them are not called verified", async () => {
  const file = fileOf(await recorded());
  expect(JSON.stringify(file)).not.toContain("sk-abcdefghijklmnopqrstuvwx");
  expect(file.sanitised).toMatchObject({ level: "secrets", alteredFrom: 2 });
  expect(file.sanitised.secretsCovered).toBeGreaterThan(0);
  const { alteredFrom } = file.sanitised;
  expect(verifyReplay(file.events, { alteredFrom })).toMatchObject({ outcome: "altered", verified: 0 });
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
        expect(verdict).toMatchObject({ outcome: expect.stringMatching(/^(altered|verified)$/) });
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

test("a forged hash does not help a wrong event: the schema still refuses it and says where", async () => {
  const { integrity, ...content } = fileOf(await recorded());
  const events = content.events.map((event) =>
    event.sequence === 3 ? { ...event, sequence: "three" } : event,
  ) as unknown as SessionEvent[];
  const forged = createSessionFile({ events, title: "x", exportedAt, sanitise: "nothing" });
  expect(integrity.hash).not.toBe(forged.integrity.hash);
  expect(problemOf(JSON.stringify(forged))).toMatchObject({
    code: "invalid",
    where: expect.stringContaining("events.2"),
  });
});

test("a file of the first event schema opens", async () => {
  const events = (await recorded("I live in Porto.")).map((event) => ({ ...event, schemaVersion: 1 }));
  const old = fileOf(events as unknown as SessionEvent[], "nothing");
  const read = readSessionFile(JSON.stringify(old));
  expect(read.ok && verifyReplay(read.value.events).outcome).toBe("verified");
});
