import { type Connection, keyEndingOf } from "@/lib/core/model/connection";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import { originOf } from "../connections/connection-address";

interface InMemoryConnection {
  readonly connection: Connection;
  readonly key: string | null;
}

/** Connections in memory, with the same promises as the real store; keys lie in the clear, because nothing outlives the test. */
export function createInMemoryConnectionStore(): ConnectionStore {
  const stored = new Map<string, InMemoryConnection>();
  const keyOf = (ownerId: string, connectionId: string) => JSON.stringify([ownerId, connectionId]);
  return {
    list: async ({ ownerId }) =>
      [...stored].flatMap(([place, { connection }]) =>
        place === keyOf(ownerId, connection.connectionId) ? [connection] : [],
      ),
    find: async ({ ownerId, connectionId }) => stored.get(keyOf(ownerId, connectionId))?.connection ?? null,
    async save({ ownerId, connection, key }) {
      const before = stored.get(keyOf(ownerId, connection.connectionId));
      const isSamePlace =
        before !== undefined && originOf(before.connection.baseUrl) === originOf(connection.baseUrl);
      const kept = key.kind === "keep" && isSamePlace ? before.key : null;
      const next = key.kind === "set" ? key.key : kept;
      const keyEnding = next === null ? null : keyEndingOf(next);
      const saved = { ...connection, keyEnding, isReadOnly: false };
      stored.set(keyOf(ownerId, connection.connectionId), { connection: saved, key: next });
      return saved;
    },
    async remove({ ownerId, connectionId }) {
      stored.delete(keyOf(ownerId, connectionId));
    },
    async readKey({ ownerId, connectionId }) {
      const key = stored.get(keyOf(ownerId, connectionId))?.key ?? null;
      return key === null ? { kind: "none" } : { kind: "key", key };
    },
  };
}
