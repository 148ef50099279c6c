import { type OwnerSettings, ownerSettingsSchema } from "@/lib/core/settings/owner-settings";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import type { PrismaClient } from "../generated/client";

/** Settings as one JSON document beside the owner. */
export function createPrismaOwnerSettingsStore(prisma: PrismaClient): OwnerSettingsStore {
  return {
    async read({ ownerId }) {
      const row = await prisma.owner.findUnique({ where: { id: ownerId }, select: { settings: true } });
      return ownerSettingsSchema.parse(row?.settings ?? {});
    },
    change: ({ ownerId, change }) =>
      typeof change === "function"
        ? prisma.$transaction(async (transaction) => {
            await transaction.$executeRaw`INSERT INTO owner (id) VALUES (${ownerId}) ON CONFLICT DO NOTHING`;
            const rows = await transaction.$queryRaw<{ settings: unknown }[]>`
              SELECT settings FROM owner WHERE id = ${ownerId} FOR UPDATE`;
            return replaceParts(
              transaction,
              ownerId,
              change(ownerSettingsSchema.parse(rows[0]?.settings ?? {})),
            );
          })
        : replaceParts(prisma, ownerId, change),
  };
}

/** Checked as a whole, stored in part: the schema fills in what the change does not name. */
async function replaceParts(
  prisma: Pick<PrismaClient, "$queryRaw">,
  ownerId: string,
  change: Partial<OwnerSettings>,
): Promise<OwnerSettings> {
  const checked = ownerSettingsSchema.parse(change);
  const named = Object.entries(checked).filter(([part]) => part in change);
  const parts = JSON.stringify(Object.fromEntries(named));
  const rows = await prisma.$queryRaw<{ settings: unknown }[]>`
    INSERT INTO owner (id, settings) VALUES (${ownerId}, ${parts}::jsonb)
    ON CONFLICT (id) DO UPDATE SET settings = owner.settings || excluded.settings RETURNING settings`;
  return ownerSettingsSchema.parse(rows[0]?.settings ?? {});
}
