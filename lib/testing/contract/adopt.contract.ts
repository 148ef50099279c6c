import { beforeEach, describe, expect, test } from "vitest";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import type { Storage } from "@/lib/ports/storage";
import { added, base, nextId, started, turnStarted, updated, withoutHashes } from "./contract-events";
import { openStorage } from "./open-storage";

/** What every implementation must keep when a log from elsewhere becomes a session. */
export function describeAdoption(name: string, open: () => Promise<Storage>): void {
  describe(`adopted logs: ${name}`, () => {
    const opened = openStorage(open);
    let ownerId: string;
    let sessionId: string;
    beforeEach(() => {
      ({ ownerId, sessionId } = opened.scope);
    });

    /** A log as an import makes it: two memory changes, then the mark of where it came from. */
    function log(): readonly SessionEvent[] {
      let position = 0;
      const mark = {
        ...base(),
        type: "session-forked",
        parentSessionId: "elsewhere",
        parentSequence: 4,
        reason: "import",
        sandbox: true,
        forkMemoryPosition: 0,
        label: "Imported",
      } as const;
      const events = [
        started(),
        turnStarted("turn-1"),
        added("mem_a", "Lives in Oslo."),
        updated("mem_a", 2, "Lives in Porto."),
        mark,
      ];
      return events.map((event, index) => {
        const changesMemory = event.type === "memory-added" || event.type === "memory-updated";
        if (changesMemory) position += 1;
        const place = { sessionId, sequence: index + 1, schemaVersion: eventSchemaVersion };
        return { ...event, ...place, memoryPosition: changesMemory ? position : null } as SessionEvent;
      });
    }

    test("keeps the log as it is and lists it, and nothing of it is the owner's", async () => {
      const events = log();
      expect(await opened.storage.eventLog.adopt({ ownerId, sessionId, events })).toBe(true);
      expect(withoutHashes(await opened.storage.eventLog.read({ ownerId, sessionId }))).toEqual(
        withoutHashes(events),
      );
      const [entry] = await opened.storage.sessionDirectory.list({ ownerId, limit: 5 });
      expect(entry).toMatchObject({ sessionId, headSequence: 5, running: false });
      expect(await opened.storage.memoryStore.countCurrent({ ownerId })).toBe(0);
      expect(await opened.storage.memoryStore.memoryPosition({ ownerId })).toBe(0);
      const inside = opened.storage.memoryStore.inSandbox({ sandboxId: sessionId, forkMemoryPosition: 0 });
      expect((await inside.listCurrent({ ownerId, limit: 5 })).map(({ content }) => content)).toEqual([
        "Lives in Porto.",
      ]);
    });

    test("goes on from its end", async () => {
      await opened.storage.eventLog.adopt({ ownerId, sessionId, events: log() });
      const next = updated("mem_a", 3, "Lives in Faro.");
      const appended = await opened.storage.eventLog.append({
        ownerId,
        sessionId,
        expectedSequence: 5,
        events: [next],
      });
      expect(appended).toMatchObject({ ok: true, value: { events: [{ sequence: 6, memoryPosition: 3 }] } });
      expect(await opened.storage.memoryStore.countCurrent({ ownerId })).toBe(0);
    });

    test("refuses an id that its owner has taken, and changes nothing", async () => {
      await opened.storage.eventLog.adopt({ ownerId, sessionId, events: log() });
      const before = await opened.storage.eventLog.read({ ownerId, sessionId });
      const again = log().map((event) => ({ ...event, id: nextId() }));
      expect(await opened.storage.eventLog.adopt({ ownerId, sessionId, events: again })).toBe(false);
      expect(await opened.storage.eventLog.read({ ownerId, sessionId })).toEqual(before);
    });
  });
}
