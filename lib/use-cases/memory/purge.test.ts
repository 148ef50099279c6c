import { expect, test } from "vitest";
import { survivorPlaces } from "@/lib/core/memory/memory-care";
import { foldSession } from "@/lib/core/session/fold";
import { createStudio } from "@/lib/testing/studio";
import { deskSessionId } from "./desk-session";
import { findSurvivors } from "./find-survivors";
import { purgeMemory } from "./purge-memory";

const ownerId = "mara";
const canary = "zeta-4711-kappa";

async function live() {
  const studio = createStudio(
    [
      {
        text: `Storing ${canary} now.`,
        calls: [{ toolName: "Add_memory", input: { content: `The safe opens with ${canary}.` } }],
      },
      { text: "Noted." },
      { calls: [{ toolName: "Retrieve_memory", input: { query: `safe ${canary}` } }] },
      { calls: [{ toolName: "Summary_context", input: { span: "3" } }] },
      { text: `Your safe opens with ${canary}.` },
    ],
    { summary: `The person told that the safe opens with ${canary}.` },
  );
  await studio.say(`My safe opens with ${canary}. And I like tea.`);
  await studio.say("How do I open the safe?");
  await studio.operate("ADD", { content: "Likes tea." });
  const { deps } = studio;
  const [memory] = await deps.memoryStore.listCurrent({ ownerId, limit: 9, search: canary });
  return { studio, deps, memoryId: memory?.memoryId ?? "", database: studio.adapters.database };
}

test("shows where the fact survives, removes what is chosen, and proves that nothing returns (R16)", async () => {
  const { studio, deps, memoryId } = await live();
  const report = await findSurvivors(deps, { ownerId, memoryId });
  if (!report.ok) throw new Error(report.error.code);
  expect(new Set(report.value.survivors.map(({ place }) => place))).toEqual(
    new Set(["versions", "events", "messages", "answers", "summaries"]),
  );
  expect(report.value).toMatchObject({ versions: 1, embeddings: 1 });
  const receipt = await purgeMemory(deps, { ownerId, requestId: "purge", memoryId, places: survivorPlaces });
  expect(receipt).toMatchObject({
    ok: true,
    value: { verified: true, remaining: [], versionsRemoved: 1, embeddingsRemoved: 1 },
  });
  expect(JSON.stringify(await studio.events())).not.toContain(canary);
  expect(JSON.stringify(await deps.sessionDirectory.list({ ownerId, limit: 9 }))).not.toContain(canary);
  const desk = await deps.eventLog.read({ ownerId, sessionId: deskSessionId(ownerId) });
  expect(desk.at(-1)).toMatchObject({ type: "memory-purged", by: "person", memoryId });
  // What was not said stays, and everything still folds.
  const events = await studio.events();
  expect(JSON.stringify(events)).toContain("And I like tea.");
  expect(foldSession(events).sequence).toBe(events.length);
  expect(JSON.stringify([...(await studio.state()).items.values()])).not.toContain(canary);
  expect((await deps.memoryStore.listCurrent({ ownerId, limit: 9 })).map(({ content }) => content)).toEqual([
    "Likes tea.",
  ]);
  expect(events.filter(({ erasedBy }) => erasedBy === "purge").length).toBeGreaterThan(3);
  expect(await purgeMemory(deps, { ownerId, requestId: "again", memoryId, places: [] })).toMatchObject({
    ok: false,
    error: { code: "unknown-memory" },
  });
});

test("keeps what was not chosen, and says so", async () => {
  const { studio, deps, memoryId } = await live();
  const receipt = await purgeMemory(deps, { ownerId, requestId: "purge", memoryId, places: ["answers"] });
  if (!receipt.ok) throw new Error(receipt.error.code);
  expect(receipt.value.verified).toBe(true);
  expect(new Set(receipt.value.remaining.map(({ place }) => place))).toEqual(
    new Set(["messages", "summaries"]),
  );
  const texts = (await studio.events()).map((event) => [event.type, JSON.stringify(event).includes(canary)]);
  expect(texts).toContainEqual(["turn-started", true]);
  expect(texts).not.toContainEqual(["step-finished", true]);
});

test("takes other memories that say the same, but not the one that is to stay", async () => {
  const { deps, memoryId } = await live();
  const { applyOperation } = await import("../operation/apply-operation");
  for (const content of [`The cellar door: ${canary}`, `The gate: ${canary}`]) {
    await applyOperation(deps, {
      ownerId,
      sessionId: "session-1",
      by: "person",
      eventId: content,
      call: null,
      name: "ADD",
      input: { content },
    });
  }
  const report = await findSurvivors(deps, { ownerId, memoryId });
  const others = report.ok ? report.value.survivors.filter(({ place }) => place === "other-memories") : [];
  expect(others).toHaveLength(2);
  const keep = others.find(({ excerpt }) => excerpt.startsWith("The gate"))?.id ?? "";
  const receipt = await purgeMemory(deps, {
    ownerId,
    requestId: "purge",
    memoryId,
    places: ["other-memories"],
    exceptIds: [keep],
  });
  expect(receipt).toMatchObject({ ok: true, value: { alsoPurged: { length: 1 }, verified: true } });
  const held = await deps.memoryStore.listCurrent({ ownerId, limit: 9 });
  expect(held.map((version) => version.memoryId)).toContain(keep);
});

test("purges nothing of anybody else", async () => {
  const { deps, memoryId } = await live();
  for (const id of [memoryId, "mem_nobody"]) {
    expect(
      await purgeMemory(deps, { ownerId: "eve", requestId: "steal", memoryId: id, places: survivorPlaces }),
    ).toMatchObject({ ok: false, error: { code: "unknown-memory" } });
  }
  expect(await deps.memoryStore.find({ ownerId, memoryId })).not.toBeNull();
});
