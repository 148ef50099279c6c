import { describe, expect, test } from "vitest";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import { nextId } from "./contract-events";

const key = "sk-canary-0123456789abcdef";

/** What every store of connections must keep. */
export function describeConnections(name: string, open: () => Promise<ConnectionStore>): void {
  const draft = () => ({
    connectionId: nextId(),
    name: "My server",
    baseUrl: "https://models.example/v1",
    dialect: "chat" as const,
  });

  describe(`connections: ${name}`, () => {
    test("are listed without their key, of which only the ending shows (R18)", async () => {
      const store = await open();
      const ownerId = nextId();
      const connection = draft();
      const saved = await store.save({ ownerId, connection, key: { kind: "set", key } });
      expect(saved).toEqual({ ...connection, keyEnding: "cdef", isReadOnly: false });
      expect(await store.list({ ownerId })).toEqual([saved]);
      expect(await store.find({ ownerId, connectionId: connection.connectionId })).toEqual(saved);
      expect(JSON.stringify(await store.list({ ownerId }))).not.toContain(key);
      expect(await store.readKey({ ownerId, connectionId: connection.connectionId })).toEqual({
        kind: "key",
        key,
      });
    });

    test("belong to their owner", async () => {
      const store = await open();
      const ownerId = nextId();
      const stranger = nextId();
      const connection = draft();
      await store.save({ ownerId, connection, key: { kind: "set", key } });
      const { connectionId } = connection;
      expect(await store.list({ ownerId: stranger })).toEqual([]);
      expect(await store.find({ ownerId: stranger, connectionId })).toBeNull();
      expect(await store.readKey({ ownerId: stranger, connectionId })).toEqual({ kind: "none" });
      await store.remove({ ownerId: stranger, connectionId });
      await store.save({ ownerId: stranger, connection, key: { kind: "keep" } });
      expect(await store.readKey({ ownerId: stranger, connectionId })).toEqual({ kind: "none" });
      expect(await store.readKey({ ownerId, connectionId })).toEqual({ kind: "key", key });
    });

    test("keep their key while their origin stays, and drop it when it changes", async () => {
      const store = await open();
      const ownerId = nextId();
      const connection = draft();
      const { connectionId } = connection;
      await store.save({ ownerId, connection, key: { kind: "set", key } });
      const renamed = { ...connection, name: "Other name", baseUrl: "https://models.example/api/v2" };
      expect(await store.save({ ownerId, connection: renamed, key: { kind: "keep" } })).toEqual({
        ...renamed,
        keyEnding: "cdef",
        isReadOnly: false,
      });
      for (const baseUrl of [
        "https://models.example:8443/v1",
        "https://evil.example/v1",
        "http://models.example/v1",
      ]) {
        await store.save({ ownerId, connection, key: { kind: "set", key } });
        const moved = await store.save({
          ownerId,
          connection: { ...connection, baseUrl },
          key: { kind: "keep" },
        });
        expect(moved.keyEnding).toBeNull();
        expect(await store.readKey({ ownerId, connectionId })).toEqual({ kind: "none" });
      }
    });

    test("lose their key, or themselves, when asked", async () => {
      const store = await open();
      const ownerId = nextId();
      const connection = draft();
      const { connectionId } = connection;
      await store.save({ ownerId, connection, key: { kind: "set", key } });
      expect((await store.save({ ownerId, connection, key: { kind: "remove" } })).keyEnding).toBeNull();
      await store.remove({ ownerId, connectionId });
      await store.remove({ ownerId, connectionId });
      expect(await store.find({ ownerId, connectionId })).toBeNull();
    });
  });
}
