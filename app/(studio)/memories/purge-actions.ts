"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { type PurgeReceipt, type SurvivorReport, survivorPlaces } from "@/lib/core/memory/memory-care";
import { runAction } from "@/lib/server/run-action";
import { findSurvivors as find } from "@/lib/use-cases/memory/find-survivors";
import { purgeMemory as purge } from "@/lib/use-cases/memory/purge-memory";

const id = z.string().min(1).max(100);

/** Where the fact of a memory survives: nothing is changed. */
export async function findSurvivors(input: unknown): Promise<ActionResult<SurvivorReport>> {
  return runAction(z.strictObject({ memoryId: id }), input, ({ deps, ownerId }, { memoryId }) =>
    find(deps, { ownerId, memoryId }),
  );
}

/** Forgets a memory for good, in the chosen places, and proves it. */
export async function purgeMemory(input: unknown): Promise<ActionResult<PurgeReceipt>> {
  const schema = z.strictObject({
    requestId: id,
    memoryId: id,
    places: z.array(z.enum(survivorPlaces)).max(survivorPlaces.length),
    exceptIds: z.array(id).max(10_000).optional(),
  });
  return runAction(schema, input, ({ deps, ownerId }, { exceptIds, ...fields }) =>
    purge(deps, { ownerId, ...fields, ...(exceptIds ? { exceptIds } : {}) }),
  );
}
