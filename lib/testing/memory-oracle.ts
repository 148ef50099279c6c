import { expect } from "vitest";
import { type InMemoryDatabase, memoriesOf } from "@/lib/adapters/memory-storage/database";
import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import type { MemoryStore } from "@/lib/ports/memory-store";

/** The text of every current memory, worked out without the fold: the last event of each id decides. */
function currentContents(events: readonly MemoryEvent[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const event of events) {
    if (event.type === "memory-deleted" || event.type === "memory-purged") contents.delete(event.memoryId);
    else contents.set(event.memoryId, event.content);
  }
  return contents;
}

/** Checks the owner's store against the owner's memory events: nothing more, nothing less, each exactly once. */
export async function checkMemories(
  store: MemoryStore,
  database: InMemoryDatabase,
  ownerId: string,
  sessions: readonly (readonly SessionEvent[])[],
): Promise<void> {
  const events = sessions
    .flat()
    .filter(isMemoryEvent)
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
  expect(events.map((event) => event.memoryPosition)).toEqual(events.map((_, index) => index + 1));
  expect(await store.memoryPosition({ ownerId })).toBe(events.length);

  const listed = await store.listCurrent({ ownerId, limit: 1_000 });
  expect(new Map(listed.map(({ memoryId, content }) => [memoryId, content]))).toEqual(
    currentContents(events),
  );
  expect(await store.countCurrent({ ownerId })).toBe(listed.length);

  for (const memory of memoriesOf(database, ownerId)) {
    const written = events.filter((event) => event.memoryId === memory.memoryId);
    expect(
      memory.versions.map(({ eventId, validFrom, validTo }) => ({ eventId, validFrom, validTo })),
    ).toEqual(
      written.flatMap((event, index) => {
        if (event.type === "memory-deleted" || event.type === "memory-purged") return [];
        return [
          {
            eventId: event.id,
            validFrom: event.memoryPosition,
            validTo: written[index + 1]?.memoryPosition ?? null,
          },
        ];
      }),
    );
  }
}
