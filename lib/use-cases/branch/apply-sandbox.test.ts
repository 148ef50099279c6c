import { describe, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { applyOperation } from "../operation/apply-operation";
import { applySandbox } from "./apply-sandbox";
import { forkSession } from "./fork-session";
import { viewSandboxChanges } from "./view-sandbox-changes";

async function sandboxed() {
  const studio = createStudio([{ text: "Hello." }]);
  for (const content of ["Lives in Bergen.", "Likes tea."]) await studio.operate("ADD", { content });
  const [tea, home] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 2 });
  const ids = { home: home?.memoryId ?? "", tea: tea?.memoryId ?? "" };
  const sequence = (await studio.state()).sequence;
  const forked = await forkSession(studio.deps, {
    ...studio.scope,
    branchId: "sandbox",
    place: { kind: "sequence", sequence },
    reason: "fork",
    sandbox: true,
    changes: {
      memories: [
        { operation: "UPDATE", input: { memory_id: ids.home, content: "Lives in Oslo." } },
        { operation: "DELETE", input: { memory_id: ids.tea, confirmation: true } },
        { operation: "ADD", input: { content: "Has a dog." } },
      ],
    },
  });
  expect(forked.ok).toBe(true);
  const scope = { ownerId: "mara", sessionId: "sandbox" };
  const changes = async () => {
    const viewed = await viewSandboxChanges(studio.deps, scope);
    return viewed.ok ? viewed.value : [];
  };
  const apply = async (memoryIds: readonly string[], requestId = "apply") => {
    const shown = await changes();
    const chosen = shown
      .filter((change) => memoryIds.includes(change.memoryId))
      .map(({ memoryId, current }) => ({ memoryId, shownVersion: current?.version ?? null }));
    return applySandbox(studio.deps, { ...scope, requestId, chosen });
  };
  const contents = async () =>
    (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 }))
      .map((memory) => memory.content)
      .sort();
  return { studio, scope, ids, changes, apply, contents };
}

describe("the changes of a sandbox", () => {
  test("are shown beside what the person has, and carried over where the person wants them", async () => {
    const { studio, ids, changes, apply, contents } = await sandboxed();
    const shown = await changes();
    expect(shown.map((change) => change.kind)).toEqual(["updated", "deleted", "added"]);
    const dog = shown.find((change) => change.kind === "added")?.memoryId ?? "";
    expect(await apply([ids.home, dog])).toMatchObject({ ok: true });
    expect(await contents()).toEqual(["Has a dog.", "Likes tea.", "Lives in Oslo."]);
    expect((await changes()).map((change) => change.kind)).toEqual(["deleted"]);
    expect((await studio.events("sandbox")).at(-1)).toMatchObject({
      type: "sandbox-applied",
      memoryEventIds: ["apply", "apply:1"],
    });
    expect(
      await studio.deps.eventLog.read({ ownerId: "mara", sessionId: "desk:mara", afterSequence: 1 }),
    ).toMatchObject([
      { type: "memory-updated", by: "person" },
      { type: "memory-added", by: "person" },
    ]);
    expect(await apply([ids.tea], "again")).toMatchObject({ ok: true });
    expect(await contents()).toEqual(["Has a dog.", "Lives in Oslo."]);
    expect(await changes()).toEqual([]);
  });

  test("are a conflict where the person's memory has moved on, and refused whole when it moves after it was shown", async () => {
    const { studio, scope, ids, changes, contents } = await sandboxed();
    await studio.operate("UPDATE", { memory_id: ids.home, content: "Lives in Rome." });
    expect((await changes()).find((change) => change.memoryId === ids.home)).toMatchObject({
      conflict: true,
      current: { content: "Lives in Rome." },
      wanted: { content: "Lives in Oslo." },
    });
    const chosen = [
      { memoryId: ids.tea, shownVersion: 1 },
      { memoryId: ids.home, shownVersion: 1 },
    ];
    expect(await applySandbox(studio.deps, { ...scope, requestId: "apply", chosen })).toEqual({
      ok: false,
      error: { code: "stale-memory", memoryId: ids.home },
    });
    expect(await contents()).toEqual(["Likes tea.", "Lives in Rome."]);
  });

  test("come back to life where the person deleted the memory meanwhile, and repeat harmlessly", async () => {
    const { studio, scope, ids, apply, contents } = await sandboxed();
    await studio.operate("DELETE", { memory_id: ids.home, confirmation: true });
    expect(await apply([ids.home])).toMatchObject({ ok: true });
    expect(await contents()).toEqual(["Likes tea.", "Lives in Oslo."]);
    const events = await studio.events("sandbox");
    expect(await applySandbox(studio.deps, { ...scope, requestId: "apply", chosen: [] })).toMatchObject({
      ok: true,
    });
    expect(await studio.events("sandbox")).toEqual(events);
  });

  test("are refused for a session that is no sandbox, and nothing is carried over when nothing is chosen", async () => {
    const { studio, scope } = await sandboxed();
    expect(await viewSandboxChanges(studio.deps, studio.scope)).toMatchObject({
      ok: false,
      error: { code: "fork-refused" },
    });
    expect(await applySandbox(studio.deps, { ...scope, requestId: "none", chosen: [] })).toMatchObject({
      ok: false,
      error: { code: "fork-refused" },
    });
    expect(
      await applyOperation(studio.deps, {
        ...studio.scope,
        by: "person",
        eventId: "x",
        call: null,
        name: "ADD",
        input: { content: "Still here." },
      }),
    ).toMatchObject({ ok: true });
  });
});
