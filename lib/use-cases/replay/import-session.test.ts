import { expect, test } from "vitest";
import { createFileSigner } from "@/lib/adapters/signing/file-signer";
import { hashOf } from "@/lib/core/canonical-hash";
import type { SessionEvent } from "@/lib/core/log/events";
import { chainStart, linkEvents, type StoredEvent } from "@/lib/core/log/hash-chain";
import { createSessionFile } from "@/lib/core/replay/session-file";
import { verifyReplay } from "@/lib/core/replay/verify";
import { foldSession } from "@/lib/core/session/fold";
import { messageOf } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";
import { exportSession } from "./export-session";
import { importSession } from "./import-session";

const signer = createFileSigner({ secret: "a secret of this test", dataFolder: "unused" });

async function shared(sanitize: "nothing" | "secrets" = "nothing") {
  const studio = createStudio([
    calls("Add_memory", { content: "Lives in Porto." }),
    { text: "Noted." },
    { text: "Yes." },
  ]);
  await studio.say("My key is sk-abcdefghijklmnopqrstuvwx. I live in Porto.");
  const file = await exportSession(studio.deps, signer, { ...studio.scope, sanitize });
  if (!file.ok) throw new Error(file.error.code);
  return { ...studio, text: JSON.stringify(file.value) };
}

function messages(events: readonly SessionEvent[]): readonly string[] {
  const state = foldSession(events);
  return state.turns.toArray().map((turn) => messageOf(state, turn));
}

const target = { ownerId: "bob", sessionId: "imported-1" };

test("an imported session is the same conversation under new ids, marked, and proven again", async () => {
  const { deps, events, text } = await shared();
  expect(await importSession(deps, signer, { ...target, text })).toMatchObject({ ok: true });
  const log = await deps.eventLog.read(target);
  const original = await events();
  expect(log).toHaveLength(original.length + 1);
  expect(log.every((event) => event.sessionId === target.sessionId)).toBe(true);
  expect(log.filter((event) => original.some((other) => other.id === event.id))).toEqual([]);
  expect(verifyReplay(log)).toEqual({
    outcome: "intact",
    steps: 2,
    verified: 2,
    wordsOutFrom: null,
    coverage: { hashedFrom: 1, erased: [] },
  });
  expect(foldSession(log).branch).toMatchObject({ reason: "import", sandbox: true });
  expect(messages(log)).toEqual(messages(original));
});

test("a file that ends in the middle of a turn leaves no call without a result (R11)", async () => {
  const { deps, events } = await shared();
  const log = await events();
  const cut = log.slice(0, log.findIndex(({ type }) => type === "step-finished") + 1);
  const at = { title: "Cut", exportedAt: "2026-12-01T00:00:00.000Z" };
  const text = JSON.stringify(createSessionFile({ events: cut, ...at, sanitize: "nothing" }));
  expect(await importSession(deps, signer, { ...target, text })).toMatchObject({ ok: true });
  const imported = await deps.eventLog.read(target);
  const added = imported.slice(cut.length);
  expect(added.map(({ type }) => type)).toEqual(["operation-rejected", "turn-interrupted", "session-forked"]);
  expect(added[0]).toMatchObject({ code: "INTERRUPTED", operation: "ADD" });
  expect(verifyReplay(imported)).toMatchObject({ outcome: "intact" });
});

test("no memory of the file reaches the person's store, and importing twice is importing once", async () => {
  const { deps, text } = await shared();
  await importSession(deps, signer, { ...target, text });
  await importSession(deps, signer, { ...target, text });
  expect(await deps.memoryStore.countCurrent({ ownerId: "bob" })).toBe(0);
  expect(await deps.memoryStore.memoryPosition({ ownerId: "bob" })).toBe(0);
  expect(await deps.sessionDirectory.list({ ownerId: "bob", limit: 10 })).toHaveLength(1);
});

test("the owner of the original can import it beside the original, which does not change", async () => {
  const { deps, events, scope, text } = await shared();
  const before = await events();
  expect(
    await importSession(deps, signer, { ownerId: scope.ownerId, sessionId: "copy", text }),
  ).toMatchObject({
    ok: true,
  });
  expect(await events()).toEqual(before);
  expect(await deps.memoryStore.countCurrent({ ownerId: scope.ownerId })).toBe(1);
});

test("steps that a sanitized file cannot prove are not proven by importing it", async () => {
  const { deps, text } = await shared("secrets");
  await importSession(deps, signer, { ...target, text });
  expect(verifyReplay(await deps.eventLog.read(target))).toMatchObject({
    outcome: "intact",
    verified: 0,
    wordsOutFrom: 2,
  });
});

test("a tampered file is refused and nothing is written", async () => {
  const { deps, text } = await shared();
  const refused = await importSession(deps, signer, { ...target, text: text.replace("Noted.", "Never.") });
  expect(refused).toMatchObject({ ok: false, error: { code: "import-refused" } });
  expect(await deps.eventLog.exists(target)).toBe(false);
});

test("an id that somebody else has makes a session of one's own, and theirs is not touched (R13)", async () => {
  const { deps, scope, events, text } = await shared();
  const before = await events();
  const own = { ownerId: "bob", sessionId: scope.sessionId };
  expect(await importSession(deps, signer, { ...own, text })).toMatchObject({ ok: true });
  expect(await deps.eventLog.read(own)).toHaveLength(before.length + 1);
  expect(await events()).toEqual(before);
});

test("what the file had proven stands in the last event of the new session", async () => {
  const { deps, text, scope } = await shared();
  await importSession(deps, signer, { ownerId: scope.ownerId, sessionId: "copy", text });
  const own = await deps.eventLog.read({ ownerId: scope.ownerId, sessionId: "copy" });
  expect(own.at(-1)).toMatchObject({
    label: expect.stringMatching(/: signed by this studio, every field covered$/),
  });
  await importSession(deps, signer, { ...target, text });
  const others = await deps.eventLog.read(target);
  expect(others.at(-1)).toMatchObject({ label: expect.stringMatching(/: intact, every field covered$/) });
});

/** A file with other content under a hash that was made again, signed as it was. */
function forge(text: string, change: (events: readonly StoredEvent[]) => readonly StoredEvent[]): string {
  const { integrity: _, signature, ...content } = JSON.parse(text);
  const forged = { ...content, events: change(content.events) };
  return JSON.stringify({
    ...forged,
    integrity: { algorithm: "sha256", hash: hashOf(forged) },
    ...(signature && { signature }),
  });
}

test.each([
  [
    "a changed field",
    (events: readonly StoredEvent[]) => events.with(1, { ...events[1], text: "Forged." }),
    2,
  ],
  ["a missing event", (events: readonly StoredEvent[]) => events.toSpliced(3, 1), 4],
  [
    "two heads",
    (events: readonly StoredEvent[]) => events.toSpliced(3, 0, { ...events[3], id: "another" }),
    4,
  ],
  [
    "an event of another owner's session",
    (events: readonly StoredEvent[]) => events.with(3, { ...events[3], sessionId: "theirs" }),
    4,
  ],
  [
    "a kind of event that nobody knows",
    (events: readonly StoredEvent[]) => events.with(3, { ...events[3], type: "memory-sold" }),
    4,
  ],
  [
    "an event of a newer version",
    (events: readonly StoredEvent[]) => events.with(3, { ...events[3], schemaVersion: 99 }),
    4,
  ],
] as const)("%s is refused, the event is named, and nothing is written", async (_, change, at) => {
  const { deps, text } = await shared();
  const refused = await importSession(deps, signer, { ...target, text: forge(text, change) });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "import-refused", reason: expect.stringContaining(`Event ${at} `) },
  });
  expect(await deps.eventLog.exists(target)).toBe(false);
});

test("a whole chain made again under an old signature is refused where the key is known", async () => {
  const { deps, text, scope } = await shared();
  const forged = forge(text, (events) => linkEvents(chainStart, events.slice(0, 2)));
  const shorter = JSON.parse(forged);
  shorter.session.events = 2;
  const again = forge(JSON.stringify(shorter), (events) => events);
  const refused = await importSession(deps, signer, {
    ownerId: scope.ownerId,
    sessionId: "copy",
    text: again,
  });
  expect(refused).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining("changed after it was signed") },
  });
  expect(await importSession(deps, signer, { ...target, text: again })).toMatchObject({ ok: true });
});
