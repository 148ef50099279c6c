import type { MemoryEmbeddings } from "@/lib/ports/memory-embeddings";
import { type InMemoryDatabase, keyOf, memoriesOf } from "./database";

/** Vectors by the event that made the version; sandboxes are left out, because their versions are folded at every read. */
export function createInMemoryMemoryEmbeddings(database: InMemoryDatabase): MemoryEmbeddings {
  const versionsOf = (ownerId: string) =>
    memoriesOf(database, ownerId, null).flatMap(({ versions }) => versions);
  const hasVector = (ownerId: string, eventId: string, model: string) =>
    database.embeddings.get(keyOf(ownerId, eventId))?.model === model;
  return {
    async progress({ ownerId, model }) {
      const versions = versionsOf(ownerId);
      return {
        done: versions.filter(({ eventId }) => hasVector(ownerId, eventId, model)).length,
        total: versions.length,
      };
    },
    async listOutdated({ ownerId, model, limit }) {
      return versionsOf(ownerId)
        .filter(({ eventId }) => !hasVector(ownerId, eventId, model))
        .sort((left, right) => Number(right.validTo === null) - Number(left.validTo === null))
        .slice(0, limit)
        .map(({ memoryId, version, content }) => ({ sandboxId: "", memoryId, version, content }));
    },
    async store({ ownerId, model, vectors }) {
      for (const { memoryId, version, vector } of vectors) {
        const stored = versionsOf(ownerId).find(
          (one) => one.memoryId === memoryId && one.version === version,
        );
        if (stored) database.embeddings.set(keyOf(ownerId, stored.eventId), { model, vector });
      }
    },
  };
}
