import { describe, expect, it } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { compareImport } from "./compare-import";
import { compareStores } from "./compare-stores";

/** A store with two memories, of which one moved and one went. */
async function liveStudio() {
  const studio = createStudio([]);
  await studio.operate("ADD", { content: "Lives in Bergen" });
  await studio.operate("ADD", { content: "Plays the oboe on Sundays" });
  const [home, oboe] = await studio.deps.memoryStore
    .listCurrent({ ownerId: "mara", limit: 9 })
    .then((all) => all.toReversed());
  if (!home || !oboe) throw new Error("Both memories must be there.");
  await studio.operate("UPDATE", { memory_id: home.memoryId, content: "Lives in Tromsø" });
  await studio.operate("DELETE", { memory_id: oboe.memoryId, confirmation: true });
  return { ...studio, home, oboe };
}

describe("comparing the store at two moments", () => {
  it("names what was added, changed and forgotten, by position and by time, with its events", async () => {
    const { deps, home, oboe } = await liveStudio();
    const ownerId = "mara";
    const difference = await compareStores(deps, { ownerId, from: { position: 2 }, to: { position: 4 } });
    expect(difference.changes.map((change) => [change.kind, change.why.map((event) => event.by)])).toEqual([
      ["changed", ["person"]],
      ["forgotten", ["person"]],
    ]);
    const all = await compareStores(deps, {
      ownerId,
      from: { at: "2000-01-01T00:00:00.000Z" },
      to: { at: "2100-01-01T00:00:00.000Z" },
    });
    expect(all).toMatchObject({
      from: 0,
      to: 4,
      changes: [{ kind: "added", after: { memoryId: home.memoryId, content: "Lives in Tromsø" } }],
    });
    const backwards = await compareStores(deps, { ownerId, from: { position: 4 }, to: { position: 2 } });
    expect(backwards).toEqual(difference);
    expect(difference.changes.find((change) => change.kind === "forgotten")).toMatchObject({
      memoryId: oboe.memoryId,
    });
  });

  it("shows nothing of anybody else", async () => {
    const { deps } = await liveStudio();
    const difference = await compareStores(deps, {
      ownerId: "eve",
      from: { position: 0 },
      to: { position: 9 },
    });
    expect(difference.changes).toEqual([]);
  });
});

describe("the dry run of an import", () => {
  it("judges each entry by the memories of this owner, with one embedding call and without writing", async () => {
    const { deps, adapters, home } = await liveStudio();
    const before = adapters.embedder.calls.length;
    const entries = [
      { line: 1, content: "lives in Tromsø." },
      { line: 2, content: "Lives in Oslo" },
      { line: 3, content: "Collects stamps from Peru" },
    ];
    const judged = await compareImport(deps, { ownerId: "mara", entries });
    expect(judged.map(({ line, verdict }) => [line, verdict])).toEqual([
      [1, "duplicate"],
      [2, "conflict"],
      [3, "new"],
    ]);
    expect(judged[1]?.against).toEqual({ memoryId: home.memoryId, version: 2, content: "Lives in Tromsø" });
    expect(adapters.embedder.calls.length).toBe(before + 1);
    expect(await deps.memoryStore.memoryPosition({ ownerId: "mara" })).toBe(4);
    const ofEve = await compareImport(deps, { ownerId: "eve", entries });
    expect(ofEve.every(({ verdict }) => verdict === "new")).toBe(true);
  });
});
