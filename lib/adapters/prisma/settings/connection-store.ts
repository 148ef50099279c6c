import { originOf } from "@/lib/adapters/connections/connection-address";
import type { SecretBox } from "@/lib/adapters/connections/secret-box";
import { type Connection, dialectSchema, keyEndingOf } from "@/lib/core/model/connection";
import type { ConnectionStore, KeyChange } from "@/lib/ports/connection-store";
import type { Connection as ConnectionRow, PrismaClient } from "../generated/client";

/** Connections in Postgres; of each key only its ciphertext, which opens for its owner, connection and origin alone. */
export function createPrismaConnectionStore(prisma: PrismaClient, secretBox: SecretBox): ConnectionStore {
  return {
    async list({ ownerId }) {
      const rows = await prisma.connection.findMany({ where: { ownerId }, orderBy: { createdAt: "asc" } });
      return rows.map(connectionOfRow);
    },
    async find({ ownerId, connectionId }) {
      const row = await prisma.connection.findFirst({ where: { ownerId, connectionId } });
      return row && connectionOfRow(row);
    },
    async save({ ownerId, connection, key }) {
      const { connectionId, ...fields } = connection;
      const origin = originOf(fields.baseUrl);
      const sealed = sealedKey(secretBox, key, placeOf(ownerId, connectionId, origin));
      await prisma.$executeRaw`INSERT INTO owner (id) VALUES (${ownerId}) ON CONFLICT DO NOTHING`;
      const place = { ownerId_connectionId: { ownerId, connectionId } };
      const row = await prisma.$transaction(async (transaction) => {
        const before = await transaction.connection.findUnique({ where: place });
        const keeps = key.kind === "keep" && before !== null && originOf(before.baseUrl) === origin;
        return transaction.connection.upsert({
          where: place,
          create: { ownerId, connectionId, ...fields, ...sealed },
          update: { ...fields, ...(keeps ? {} : sealed), updatedAt: new Date() },
        });
      });
      return connectionOfRow(row);
    },
    async remove({ ownerId, connectionId }) {
      await prisma.connection.deleteMany({ where: { ownerId, connectionId } });
    },
    async readKey({ ownerId, connectionId }) {
      const row = await prisma.connection.findFirst({ where: { ownerId, connectionId } });
      if (!row?.keyCipher) return { kind: "none" };
      const key = secretBox.open(row.keyCipher, placeOf(ownerId, connectionId, originOf(row.baseUrl)));
      return key === null ? { kind: "unreadable" } : { kind: "key", key };
    },
  };
}

function sealedKey(secretBox: SecretBox, key: KeyChange, place: string) {
  if (key.kind !== "set") return { keyCipher: null, keyEnding: null };
  return { keyCipher: secretBox.seal(key.key, place), keyEnding: keyEndingOf(key.key) };
}

/** What a key is bound to: moved to another row or address it does not open. */
function placeOf(ownerId: string, connectionId: string, origin: string): string {
  return JSON.stringify([ownerId, connectionId, origin]);
}

function connectionOfRow({ connectionId, name, baseUrl, dialect, keyEnding }: ConnectionRow): Connection {
  return { connectionId, name, baseUrl, dialect: dialectSchema.parse(dialect), keyEnding, isReadOnly: false };
}
