import { expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { applyFix } from "./apply-fix";
import { checkHealth, planHealthFix } from "./check-health";
import { dismissFindings } from "./dismiss-findings";
import { undoMemoryChanges } from "./undo-memory-changes";

const ownerId = "mara";

test("a report opens its items, a dry run changes nothing, and the fix can be undone", async () => {
  const studio = createStudio([]);
  const { deps } = studio;
  await studio.operate("ADD", { content: "Shoe size is 39." });
  await studio.operate("ADD", { content: "Shoe size is 41." });
  const report = await checkHealth(deps, { ownerId });
  expect(report.checkedMemories).toBe(2);
  const counts = Object.fromEntries(report.sections.map(({ kind, count }) => [kind, count]));
  expect(counts).toMatchObject({ contradiction: 1, "never-retrieved": 2, duplicate: 0 });
  const itemIds = report.sections.flatMap(({ items }) => items.map(({ itemId }) => itemId));
  const plan = await planHealthFix(deps, { ownerId, kind: "contradiction", itemIds });
  expect(plan.steps).toMatchObject([{ action: "delete", before: "Shoe size is 39." }]);
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

test("a dismissed finding stays away until it is brought back, for its owner alone", async () => {
  const { deps, operate } = createStudio([]);
  await operate("ADD", { content: "Shoe size is 39." });
  await operate("ADD", { content: "Shoe size is 41." });
  const contradictions = async () => {
    const report = await checkHealth(deps, { ownerId });
    const found = report.sections.find(({ kind }) => kind === "contradiction")?.items ?? [];
    return { found, dismissed: report.dismissed };
  };
  const [finding] = (await contradictions()).found;
  const itemIds = [finding?.itemId ?? ""];
  for (const twice of [1, 2]) {
    await dismissFindings(deps, { ownerId, itemIds, isDismissed: true });
    expect(await contradictions(), String(twice)).toMatchObject({ found: [], dismissed: [finding] });
  }
  expect(await planHealthFix(deps, { ownerId, kind: "contradiction", itemIds })).toMatchObject({ steps: [] });
  expect((await deps.ownerSettings.read({ ownerId: "zoe" })).dismissedFindings).toEqual([]);
  await dismissFindings(deps, { ownerId, itemIds, isDismissed: false });
  expect(await contradictions()).toMatchObject({ found: [finding], dismissed: [] });
});
