"use server";

import { purgeMemoryContract } from "@/lib/contract/memory/purge-memory";
import { action } from "@/lib/server/action";
import * as purge from "@/lib/use-cases/memory/purge-memory";

/** Forgets a memory for good, in the chosen places, and proves it. */
export const purgeMemory = action(
  purgeMemoryContract,
  { scope: "owner", worksOnFullDisk: true },
  ({ deps, ownerId }, request) => purge.purgeMemory(deps, { ownerId, ...request }),
);
