import { ownerSettingsSchema } from "@/lib/core/settings/owner-settings";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import type { InMemoryDatabase } from "./database";

/** Settings in memory, with the same promises as the real store. */
export function createInMemoryOwnerSettingsStore(database: InMemoryDatabase): OwnerSettingsStore {
  const read = (ownerId: string) => ownerSettingsSchema.parse(database.settings.get(ownerId) ?? {});
  return {
    read: async ({ ownerId }) => read(ownerId),
    async change({ ownerId, change }) {
      const now = read(ownerId);
      database.settings.set(ownerId, { ...now, ...(typeof change === "function" ? change(now) : change) });
      return read(ownerId);
    },
  };
}
