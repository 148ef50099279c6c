import { expect, test } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { verifyReplay } from "@/lib/core/replay/verify";
import { foldSession } from "@/lib/core/session/fold";
import { messageOf } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";
import { exportSession } from "./export-session";
import { importSession } from "./import-session";

async function shared(sanitise: "nothing" | "secrets" = "nothing") {
  const studio = createStudio([
    calls("Add_memory", { content: "Lives in Porto." }),
    { text: "Noted." },
    { text: "Yes." },
  ]);
  await studio.say("My key is sk-abcdefghijklmnopqrstuvwx. I live in Porto.");
  const file = await exportSession(studio.deps, { ...studio.scope, sanitise });
  if (!file.ok) throw new Error(file.error.code);
  return { ...studio, text: JSON.stringify(file.value) };
}

function messages(events: readonly SessionEvent[]): readonly string[] {
  const state = foldSession(events);
  return state.turns.toArray().map((turn) => messageOf(state, turn));
}

const target = { ownerId: "bob", sessionId: "imported-1" };

test("an imported session is the same conversation under new ids, marked, and proven anew", async () => {
  const { deps, events, text } = await shared();
  expect(await importSession(deps, { ...target, text })).toMatchObject({ ok: true });
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

test("no memory of the file reaches the person's store, and importing twice is importing once", async () => {
  const { deps, text } = await shared();
  await importSession(deps, { ...target, text });
  await importSession(deps, { ...target, text });
  expect(await deps.memoryStore.countCurrent({ ownerId: "bob" })).toBe(0);
  expect(await deps.memoryStore.memoryPosition({ ownerId: "bob" })).toBe(0);
  expect(await deps.sessionDirectory.list({ ownerId: "bob", limit: 10 })).toHaveLength(1);
});

test("the owner of the original can import it beside the original, which does not change", async () => {
  const { deps, events, scope, text } = await shared();
  const before = await events();
  expect(await importSession(deps, { ownerId: scope.ownerId, sessionId: "copy", text })).toMatchObject({
    ok: true,
  });
  expect(await events()).toEqual(before);
  expect(await deps.memoryStore.countCurrent({ ownerId: scope.ownerId })).toBe(1);
});

test("steps that a sanitised file cannot prove are not proven by importing it", async () => {
  const { deps, text } = await shared("secrets");
  await importSession(deps, { ...target, text });
  expect(verifyReplay(await deps.eventLog.read(target))).toMatchObject({
    outcome: "intact",
    verified: 0,
    wordsOutFrom: 2,
  });
});

test("a tampered file is refused and nothing is written", async () => {
  const { deps, text } = await shared();
  const refused = await importSession(deps, { ...target, text: text.replace("Noted.", "Never.") });
  expect(refused).toMatchObject({ ok: false, error: { code: "import-refused" } });
  expect(await deps.eventLog.exists(target)).toBe(false);
});

test("an id under which somebody else has a session is free, and theirs is not touched", async () => {
  const { deps, scope, events, text } = await shared();
  const before = await events();
  const imported = await importSession(deps, { ownerId: "bob", sessionId: scope.sessionId, text });
  expect(imported).toMatchObject({ ok: true });
  expect(await events()).toEqual(before);
});
