import fc from "fast-check";
import { Map as ImmutableMap } from "immutable";
import { expect, test } from "vitest";
import { memoriesOf } from "@/lib/adapters/memory-storage/database";
import { isMemoryEvent } from "@/lib/core/log/events";
import { survivorPlaces } from "@/lib/core/memory/memory-care";
import { deriveMemoryUses } from "@/lib/core/memory/memory-use";
import { storeHash } from "@/lib/core/memory/store-hash";
import { foldSession } from "@/lib/core/session/fold";
import { foldMemories } from "@/lib/core/session/fold-memories";
import { stateHash } from "@/lib/core/session/state-hash";
import { createStudio } from "@/lib/testing/studio";
import { deleteMemories } from "./delete-memories";
import { deskSessionId } from "./desk-session";
import { addMemory, editMemory } from "./edit-memory";
import { purgeMemory } from "./purge-memory";
import { restoreMemories, revertMemory } from "./restore-memories";
import { undoMemoryChanges } from "./undo-memory-changes";

const ownerId = "mara";
const sessionIds = ["session-1", deskSessionId(ownerId)];
const modes = ["ask", "with-dependents", "only-this"] as const;
const words = ["tea", "coffee", "Bergen", "ferry", "kidney", "prawns", "tent", "piano"];

interface Act {
  readonly kind: "add" | "edit" | "delete" | "restore" | "revert" | "undo" | "purge" | "say";
  readonly pick: number;
  readonly text: string;
}
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    ...([
      "add",
      "add",
      "edit",
      "edit",
      "delete",
      "restore",
      "revert",
      "undo",
      "undo",
      "purge",
      "say",
    ] as const),
  ),
  pick: fc.nat(1_000),
  text: fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
    .map((chosen) => `${chosen.join(" ")}.`),
});

function open(acts: readonly Act[]) {
  const script = acts.flatMap(({ text }) => [
    {
      calls: [
        { toolName: "Add_memory", input: { content: text } },
        { toolName: "Retrieve_memory", input: { query: text } },
      ],
    },
    { text: `Said [mem_0001].` },
  ]);
  const studio = createStudio(script);
  const { deps } = studio;
  const logs = () => Promise.all(sessionIds.map((sessionId) => deps.eventLog.read({ ownerId, sessionId })));
  return { studio, deps, logs };
}

async function perform(
  { studio, deps, logs }: ReturnType<typeof open>,
  { kind, pick, text }: Act,
): Promise<void> {
  const requestId = deps.ids.newId();
  const events = (await logs()).flat().filter(isMemoryEvent);
  const known = [...new Set(events.map(({ memoryId }) => memoryId))];
  const memoryId = known[pick % Math.max(1, known.length)] ?? "mem_nobody";
  const versions = (await deps.memoryStore.find({ ownerId, memoryId }))?.versions ?? [];
  const expectedVersion = versions.at(-1)?.version ?? 1;
  const version = versions[pick % Math.max(1, versions.length)]?.version ?? 1;
  const shared = { ownerId, requestId, memoryId };
  switch (kind) {
    case "say":
      return void (await studio.say(text));
    case "add":
      return void (await addMemory(deps, { ...shared, content: text }));
    case "edit":
      return void (await editMemory(deps, { ...shared, expectedVersion, content: text }));
    case "delete":
      return void (await deleteMemories(deps, { ...shared, memoryIds: [memoryId, "mem_nobody"] }));
    case "restore":
      return void (await restoreMemories(deps, { ...shared, memoryIds: known }));
    case "revert":
      return void (await revertMemory(deps, { ...shared, expectedVersion, version }));
    case "purge":
      return void (await purgeMemory(deps, { ...shared, places: survivorPlaces.slice(0, pick % 8) }));
    case "undo": {
      const event = events[pick % Math.max(1, events.length)];
      const target = { kind: "events", eventIds: [event?.id ?? "nobody"] } as const;
      const mode = modes[pick % modes.length] ?? "ask";
      return void (await undoMemoryChanges(deps, { ownerId, requestId, sessionId: null, target, mode }));
    }
  }
}

/** What must hold of the log, the store and the uses, whatever was done. */
async function check({ studio, deps, logs }: ReturnType<typeof open>): Promise<void> {
  const all = await logs();
  const changes = all
    .flat()
    .filter(isMemoryEvent)
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
  expect(changes.map(({ memoryPosition }) => memoryPosition)).toEqual(changes.map((_, index) => index + 1));
  const folded = foldMemories(ImmutableMap(), changes);
  expect(storeHash(folded.values())).toBe(storeHash(memoriesOf(studio.adapters.database, ownerId)));
  const listed = await deps.memoryStore.listCurrent({ ownerId, limit: 999 });
  expect(listed.every(({ content }) => content !== "")).toBe(true);
  for (const [index, sessionId] of sessionIds.entries()) {
    const held = await deps.sessionReader.read({ ownerId, sessionId });
    expect(stateHash(held)).toBe(stateHash(foldSession(all[index] ?? [])));
  }
  const { entries } = await deps.memoryLibrary.list({
    ownerId,
    filter: {},
    sort: "most-used",
    limit: 999,
    cursor: null,
  });
  const uses = deriveMemoryUses(all.flat());
  for (const { version, usage } of entries)
    expect(usage.retrievals).toBe(uses.filter(({ memoryId }) => memoryId === version.memoryId).length);
}

test("whatever is added, changed, undone, brought back or purged, the log, the store and the uses agree (R1)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 18 }), async (acts) => {
      const world = open(acts);
      for (const each of acts) {
        await perform(world, each);
        await check(world);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 300_000);
