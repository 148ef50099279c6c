import { beforeEach, expect } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import type { AppendRequest } from "@/lib/ports/event-log";
import type { LabStore } from "@/lib/ports/lab-store";
import type { Storage } from "@/lib/ports/storage";
import { forked, nextId } from "./contract-events";

/** A storage under test: all of it, and a look at its every byte. */
export interface TestedStorage extends Storage {
  readonly connections: ConnectionStore;
  readonly lab: LabStore;
  /** How many rows of any table contain a text. */
  countRowsWith(text: string): Promise<number>;
}

/**
 * Opens the storage under test before each test, with an owner and a session of its own. Owners are fresh instead of tables: a leak
 * between owners then shows as a failure.
 */
export function openStorage<Opened extends Storage>(open: () => Promise<Opened>) {
  let storage: Opened;
  let scope = { ownerId: "", sessionId: "" };
  /** The fence of each session's last lease: an append of a turn carries it unless a test says otherwise. */
  const fences = new Map<string, number>();
  beforeEach(async () => {
    storage = await open();
    scope = { ownerId: nextId(), sessionId: nextId() };
    fences.clear();
  });

  const appendTo = async (
    sessionId: string,
    expectedSequence: number,
    events: NewEvent[],
    extra: Partial<AppendRequest> = {},
  ) => {
    const fence = fences.get(sessionId);
    const appended = await storage.eventLog.append({
      ...{ ownerId: scope.ownerId, sessionId, expectedSequence, events },
      ...(fence === undefined ? {} : { fence }),
      ...extra,
    });
    if (appended.ok && appended.value.fence !== null) fences.set(sessionId, appended.value.fence);
    return appended;
  };
  return {
    get storage() {
      return storage;
    },
    get scope() {
      return scope;
    },
    /** Appends to the test's own session. */
    append: (expectedSequence: number, events: NewEvent[], extra: Partial<AppendRequest> = {}) =>
      appendTo(scope.sessionId, expectedSequence, events, extra),
    /** Appends to another session of the test's owner. */
    appendTo,
    /** The events of a session of the test's owner; of its own one where none is named. */
    read: (sessionId = scope.sessionId, upToSequence?: number) =>
      storage.eventLog.read({
        ownerId: scope.ownerId,
        sessionId,
        ...(upToSequence === undefined ? {} : { upToSequence }),
      }),
    /** A branch of a session of the test's owner; a sandbox where a memory position is named. */
    async fork(parent: string, sequence: number, events: NewEvent[] = [], sandboxAt?: number) {
      const sessionId = nextId();
      const first = forked(parent, sequence, sandboxAt);
      expect(await appendTo(sessionId, sequence, [first, ...events])).toMatchObject({ ok: true });
      return sessionId;
    },
  };
}
