import { expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { applyFix } from "./apply-fix";
import { checkHealth, planHealthFix } from "./check-health";
import { undoMemoryChanges } from "./undo-memory-changes";

const ownerId = "mara";

test("a report opens its items, a dry run changes nothing, and the fix can be undone", async () => {
  const studio = createStudio([
    calls("Add_memory", { content: "Keeps a granite collection in the cellar." }),
    { text: "Noted." },
  ]);
  const { deps } = studio;
  await studio.say("What a day!");
  await studio.operate("ADD", { content: "Likes tea." });
  const report = await checkHealth(deps, { ownerId });
  expect(report.checkedMemories).toBe(2);
  const counts = Object.fromEntries(report.sections.map(({ kind, count }) => [kind, count]));
  expect(counts).toMatchObject({ unsupported: 1, "never-retrieved": 2, duplicate: 0 });
  const plan = await planHealthFix(deps, { ownerId, kind: "unsupported" });
  expect(plan.steps).toMatchObject([
    { action: "delete", before: "Keeps a granite collection in the cellar." },
  ]);
  expect(await deps.memoryStore.countCurrent({ ownerId })).toBe(2);
  const fixed = await applyFix(deps, { ownerId, requestId: "fix", steps: plan.steps });
  expect(fixed).toMatchObject({ ok: true, value: { events: [{ type: "memory-deleted", by: "person" }] } });
  expect(await deps.memoryStore.countCurrent({ ownerId })).toBe(1);
  expect(await applyFix(deps, { ownerId, requestId: "again", steps: plan.steps })).toMatchObject({
    value: { events: [], skipped: [{}] },
  });
  const eventIds = fixed.ok ? fixed.value.events.map(({ id }) => id) : [];
  const target = { kind: "events", eventIds } as const;
  await undoMemoryChanges(deps, { ownerId, sessionId: null, requestId: "undo", target, mode: "ask" });
  expect(await deps.memoryStore.countCurrent({ ownerId })).toBe(2);
});
