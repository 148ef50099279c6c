"use server";

import { purgeMemoryContract } from "@/lib/contract/memory/purge-memory";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import * as purge from "@/lib/use-cases/memory/purge-memory";

/** Forgets a memory for good, in the chosen places, and proves it. */
export const purgeMemory = action(
  purgeMemoryContract,
  { scope: "owner", worksOnFullDisk: true },
  async ({ app, deps, ownerId }, request) => {
    const purged = await purge.purgeMemory(deps, { ownerId, ...request });
    if (!purged.ok) return purged;
    const bytes = (await app.database.scrub()) ? "gone" : "on-server";
    return ok({ ...purged.value, bytes });
  },
);
