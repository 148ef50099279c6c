import { describe, expect, test } from "vitest";
import { clientOf } from "@/lib/core/log/client";
import { changesPerTurn } from "@/lib/core/memory/memory-policy";
import { verifyReplay } from "@/lib/core/replay/verify";
import { createStudio } from "@/lib/testing/studio";
import { undoMemoryChanges } from "../memory/undo-memory-changes";
import { runClientOperation } from "./run-client-operation";

const client = clientOf({ name: "Codex", version: "1.2" }, "mcp");

function open() {
  const studio = createStudio([]);
  const scope = { ownerId: "mara", sessionId: "mcp-1" };
  let calls = 0;
  return {
    ...studio,
    scope,
    call: (name: string, input: unknown, more: { requestId?: string; signal?: AbortSignal } = {}) =>
      runClientOperation(studio.deps, {
        ...scope,
        client,
        requestId: `request-${++calls}`,
        name,
        input,
        ...more,
      }),
    log: () => studio.events(scope.sessionId),
  };
}

describe("a program outside the studio", () => {
  test("stores, finds and changes memories in a session of its own that proves itself", async () => {
    const studio = open();
    const added = await studio.call("Add_memory", { content: "Lives in Bergen." });
    if (!added.ok) throw new Error(added.error.code);
    expect(added.value.isRefused).toBe(false);
    const memoryId = JSON.parse(added.value.text).added.memory_id;
    const found = await studio.call("Retrieve_memory", { query: "Where do they live? Bergen" });
    expect(found.ok && found.value.text).toContain(memoryId);
    await studio.call("Update_memory", { memory_id: memoryId, content: "Lives in Porto." });
    const events = await studio.log();
    expect(events[0]).toMatchObject({ type: "session-started", client });
    expect(events.filter(({ type }) => type === "turn-completed")).toHaveLength(3);
    expect(events.find(({ type }) => type === "memory-added")).toMatchObject({
      by: "agent",
      origin: "inferred-by-agent",
    });
    expect(verifyReplay(events)).toMatchObject({ outcome: "intact", steps: 3, verified: 3 });
    const { standing } = await studio.deps.sessionReader.read(studio.scope);
    expect(standing.chosenTitle).toBe("Codex over MCP");
  });

  test("is held by the person's policy, and what it did can be undone", async () => {
    const studio = open();
    await studio.call("Add_memory", { content: "Plays the oboe." });
    const added = (await studio.log()).find(({ type }) => type === "memory-added");
    const undone = await undoMemoryChanges(studio.deps, {
      ownerId: "mara",
      sessionId: "mcp-1",
      target: { kind: "events", eventIds: [added?.id ?? ""] },
      requestId: "undo",
      mode: "only-this",
    });
    expect(undone.ok).toBe(true);
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(0);
    const { memoryPolicy } = await studio.deps.ownerSettings.read({ ownerId: "mara" });
    await studio.deps.ownerSettings.change({
      ownerId: "mara",
      change: { memoryPolicy: { ...memoryPolicy, ADD: "ask" } },
    });
    const asked = await studio.call("Add_memory", { content: "Speaks Norwegian." });
    expect(asked.ok && asked.value.event.type).toBe("memory-proposed");
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(0);
  });

  test("cannot pass the limit of changes by making each call a turn of its own", async () => {
    const studio = open();
    const types = [];
    for (let n = 0; n <= changesPerTurn.ADD; n += 1) {
      const added = await studio.call("Add_memory", {
        content: `Knows the word number ${n}${"x".repeat(n)}.`,
      });
      types.push(added.ok ? added.value.event.type : added.error.code);
    }
    expect(types.slice(0, -1).every((type) => type === "memory-added")).toBe(true);
    expect(types.at(-1)).toBe("memory-proposed");
  });

  test("gets the words of a memory each time, for nobody knows what it has kept of them", async () => {
    const studio = open();
    await studio.call("Add_memory", { content: "Lives in Bergen." });
    for (let n = 0; n < 2; n += 1) {
      const found = await studio.call("Retrieve_memory", { query: "Bergen" });
      expect(found.ok && JSON.parse(found.value.text).retrieved).toHaveLength(1);
    }
  });

  test("R14: the record of what it was given stays within its limit, however much it asks", async () => {
    const studio = open();
    await studio.call("Add_memory", {
      content: `Lives in Bergen, ${"by the harbor, ".repeat(100)}near the pier.`,
    });
    for (let n = 0; n < 40; n += 1) await studio.call("Retrieve_memory", { query: `Bergen ${n}` });
    const events = await studio.log();
    const { settings } = await studio.deps.sessionReader.read(studio.scope);
    const prompts = events.filter((event) => event.type === "step-started");
    expect(Math.max(...prompts.map(({ countedTokens }) => countedTokens))).toBeLessThan(
      settings.contextLimitTokens,
    );
    expect(events.some(({ type }) => type === "context-trimmed")).toBe(true);
    expect(verifyReplay(events)).toMatchObject({ outcome: "intact" });
  });

  test("is refused in words that it can act on, and nothing is left running", async () => {
    const studio = open();
    for (const [name, input, code] of [
      ["Update_memory", { memory_id: "mem_of_somebody", content: "x" }, "UNKNOWN_ID"],
      ["Add_memory", { text: 1 }, "MALFORMED_ARGUMENTS"],
      ["Drop_tables", {}, "UNKNOWN_TOOL"],
      ["Delete_memory", null, "MALFORMED_ARGUMENTS"],
    ] as const) {
      const refused = await studio.call(name, input);
      expect(refused.ok && refused.value.isRefused, name).toBe(true);
      expect(refused.ok && refused.value.text).toContain(code);
    }
    expect(await studio.deps.sessionDirectory.listRunningTurns()).toEqual([]);
  });

  test("repeats a request without a second effect, and takes one back before it runs", async () => {
    const studio = open();
    const once = await studio.call("Add_memory", { content: "Likes tea." }, { requestId: "same" });
    const twice = await studio.call("Add_memory", { content: "Likes tea." }, { requestId: "same" });
    expect(twice).toEqual(once);
    const aborted = studio.call(
      "Add_memory",
      { content: "Likes coffee." },
      { signal: AbortSignal.abort(new Error("gone")) },
    );
    await expect(aborted).rejects.toThrow("gone");
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(1);
    expect((await studio.log()).at(-1)).toMatchObject({ type: "turn-interrupted" });
  });
});
