import { describe, expect, it } from "vitest";
import type { ImportChoice } from "@/lib/core/memory/transfer/import-choice";
import { createStudio } from "@/lib/testing/studio";
import { applyImport } from "./apply-import";
import { compareImport } from "./compare-import";
import { listImports } from "./list-imports";

const ownerId = "mara";

function choice(line: number, content: string, target: ImportChoice["target"] = null): ImportChoice {
  const entry = {
    line,
    content,
    memoryType: "general",
    metadata: { importedFrom: "Mem0" },
    createdAt: "2025-05-02T10:00:00.000Z",
  };
  return { entry, choice: target ? "update" : "add", target };
}

describe("writing an import", () => {
  it("makes memories with the origin of imported text and the day of the other store, once however often it is repeated", async () => {
    const { deps, adapters } = createStudio([]);
    const part = {
      ownerId,
      importId: "i1",
      mode: "write",
      choices: [choice(1, "Likes tea"), choice(2, "Plays the oboe")],
    } as const;
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await applyImport(deps, part)).toEqual({
        ok: true,
        value: { written: 2, held: 0, skipped: [] },
      });
    const memories = await deps.memoryStore.listCurrent({ ownerId, limit: 9 });
    expect(memories.map(({ content, origin, by }) => [content, origin, by])).toEqual([
      ["Plays the oboe", "from-pasted-text", "person"],
      ["Likes tea", "from-pasted-text", "person"],
    ]);
    expect(memories[0]?.metadata).toEqual({ importedFrom: "Mem0", created: "2025-05-02" });
    expect(adapters.database.embeddings.size).toBe(2);
    expect(await deps.sessionDirectory.list({ ownerId, limit: 9 })).toEqual([]);
  });

  it("lets two imports of one file at once add each memory once", async () => {
    const { deps } = createStudio([]);
    const choices = [choice(1, "Likes tea"), choice(2, "Plays the oboe"), choice(3, "likes tea.")];
    const outcomes = await Promise.all(
      ["i1", "i2"].map((importId) => applyImport(deps, { ownerId, importId, mode: "write", choices })),
    );
    expect(await deps.memoryStore.countCurrent({ ownerId })).toBe(2);
    const written = outcomes.map((outcome) => (outcome.ok ? outcome.value.written : -1));
    expect(written.reduce((sum, count) => sum + count)).toBe(2);
    const reasons = outcomes.flatMap((outcome) =>
      outcome.ok ? outcome.value.skipped.map(({ reason }) => reason) : [],
    );
    expect(reasons.sort()).toEqual([
      "A memory says this already.",
      "A memory says this already.",
      "Line 1 says the same.",
      "Line 1 says the same.",
    ]);
  });

  it("updates the memory that was shown, and leaves one that changed since or belongs to somebody else", async () => {
    const { deps } = createStudio([]);
    await applyImport(deps, {
      ownerId,
      importId: "i0",
      mode: "write",
      choices: [choice(1, "Lives in Bergen")],
    });
    const [home] = await deps.memoryStore.listCurrent({ ownerId, limit: 1 });
    if (!home) throw new Error("The memory must be there.");
    const { memoryId } = home;
    const update = (importId: string, owner = ownerId, version = 1) =>
      applyImport(deps, {
        ownerId: owner,
        importId,
        mode: "write",
        choices: [choice(7, "Lives in Oslo", { memoryId, version })],
      });
    expect(await update("i1")).toMatchObject({ ok: true, value: { written: 1 } });
    for (const refused of [await update("i2"), await update("i3", "eve")])
      expect(refused).toEqual({
        ok: true,
        value: {
          written: 0,
          held: 0,
          skipped: [{ line: 7, reason: "The memory it would change has changed since the comparison." }],
        },
      });
    expect(
      (await deps.memoryStore.find({ ownerId, memoryId }))?.versions.map(({ content }) => content),
    ).toEqual(["Lives in Bergen", "Lives in Oslo"]);
  });

  it("lets entries wait as proposals that no search finds, and lists each import with what is left of it", async () => {
    const { deps } = createStudio([]);
    await applyImport(deps, { ownerId, importId: "i1", mode: "propose", choices: [choice(1, "Likes tea")] });
    await applyImport(deps, {
      ownerId,
      importId: "i2",
      mode: "write",
      choices: [choice(1, "Plays the oboe")],
    });
    expect((await deps.memoryStore.listCurrent({ ownerId, limit: 9 })).map(({ content }) => content)).toEqual(
      ["Plays the oboe"],
    );
    const [proposal] = await deps.memoryLibrary.proposals({ ownerId, status: "waiting", limit: 9 });
    expect(proposal?.event).toMatchObject({
      reason: "imported-text",
      origin: "from-pasted-text",
      content: "Likes tea",
    });
    expect(await listImports(deps, { ownerId })).toMatchObject([
      { importId: "i2", eventIds: ["import:i2:1"], waiting: [] },
      { importId: "i1", eventIds: [], waiting: ["import:i1:1"] },
    ]);
    expect(await listImports(deps, { ownerId: "eve" })).toEqual([]);
  });

  it("marks a secret in the dry run and lets it wait, also when the rest is written at once", async () => {
    const { deps } = createStudio([]);
    const secret = `The wifi password is ${["Tulip", "7742"].join("-")}`;
    const judged = await compareImport(deps, {
      ownerId,
      entries: [
        { line: 1, content: "Likes tea" },
        { line: 2, content: secret },
      ],
    });
    expect(judged.map((one) => one.secret)).toEqual([undefined, "password"]);
    const applied = await applyImport(deps, {
      ownerId,
      importId: "i1",
      mode: "write",
      choices: [choice(1, "Likes tea"), choice(2, secret)],
    });
    expect(applied).toMatchObject({ ok: true, value: { written: 2, held: 1, skipped: [] } });
    expect((await deps.memoryStore.listCurrent({ ownerId, limit: 9 })).map(({ content }) => content)).toEqual(
      ["Likes tea"],
    );
    const waiting = await deps.memoryLibrary.proposals({ ownerId, status: "waiting", limit: 9 });
    expect(waiting.map(({ event }) => event.reason)).toEqual(["secret"]);
  });
});
