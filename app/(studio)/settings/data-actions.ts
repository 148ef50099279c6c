"use server";

import { wipeEverythingContract } from "@/lib/contract/settings/wipe-everything";
import { action } from "@/lib/server/action";
import { wipeOwner } from "@/lib/use-cases/record/owner-house";

export const wipeEverything = action(
  wipeEverythingContract,
  { scope: "owner", worksOnFullDisk: true },
  async ({ app, ownerId }) => {
    const wiped = await wipeOwner(app.house, { ownerId });
    if (wiped.ok) await app.database.scrub();
    return wiped;
  },
);
