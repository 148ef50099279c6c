"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import type { MemoryEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type {
  MemoryPage,
  MemorySearchResult,
  MemoryUseEntry,
  ProposalEntry,
} from "@/lib/core/memory/memory-entry";
import type { MemoryDetail } from "@/lib/core/memory/memory-outcomes";
import { memoryFilterSchema, memorySortSchema } from "@/lib/core/memory/memory-query";
import { ok } from "@/lib/core/result";
import { runAction } from "@/lib/server/run-action";
import { searchMemories as search } from "@/lib/use-cases/memory/search-memories";
import { viewMemory } from "@/lib/use-cases/memory/view-memory";

const id = z.string().min(1).max(100);
const pageSize = z.int().min(1).max(200);

/** One page of the owner's current memories. */
export async function listMemoryPage(input: unknown): Promise<ActionResult<MemoryPage>> {
  const schema = z.strictObject({
    filter: memoryFilterSchema,
    sort: memorySortSchema,
    cursor: z.string().max(300).nullable(),
    limit: pageSize.default(50),
  });
  return runAction(schema, input, async ({ deps, ownerId }, fields) =>
    ok(await deps.memoryLibrary.list({ ownerId, ...fields })),
  );
}

/** Search by meaning and words together, with the reason of each match. */
export async function searchMemories(input: unknown): Promise<ActionResult<MemorySearchResult>> {
  const schema = z.strictObject({
    query: z.string().max(500),
    filter: memoryFilterSchema,
    limit: pageSize.default(100),
  });
  return runAction(schema, input, async ({ deps, ownerId }, fields) =>
    ok(await search(deps, { ownerId, ...fields })),
  );
}

/** One memory with its history, provenance and cost. */
export async function memoryDetail(input: unknown): Promise<ActionResult<MemoryDetail>> {
  return runAction(z.strictObject({ memoryId: id }), input, ({ deps, ownerId }, { memoryId }) =>
    viewMemory(deps, { ownerId, memoryId }),
  );
}

/** Each answer that a memory stood behind. */
export async function memoryUses(
  input: unknown,
): Promise<ActionResult<{ readonly uses: readonly MemoryUseEntry[] }>> {
  return runAction(z.strictObject({ memoryId: id }), input, async ({ deps, ownerId }, { memoryId }) =>
    ok({ uses: await deps.memoryLibrary.uses({ ownerId, memoryId, limit: 500 }) }),
  );
}

/** How many memories of the past are handed over at once. */
const shownPast = 10_000;

/** The store as it was at a position or a time. */
export async function storeAsOf(input: unknown): Promise<
  ActionResult<{
    readonly position: number;
    readonly versions: readonly MemoryVersion[];
    readonly total: number;
  }>
> {
  const schema = z.union([
    z.strictObject({ at: z.iso.datetime({ offset: true }) }),
    z.strictObject({ position: z.int().min(0) }),
  ]);
  return runAction(schema, input, async ({ deps, ownerId }, when) => {
    const position =
      "position" in when ? when.position : await deps.memoryStore.positionAt({ ownerId, at: when.at });
    return ok({ position, ...(await deps.memoryLibrary.listAsOf({ ownerId, position, limit: shownPast })) });
  });
}

/** What happened to memories between two positions. */
export async function memoryEvents(
  input: unknown,
): Promise<ActionResult<{ readonly events: readonly MemoryEvent[] }>> {
  const schema = z.strictObject({
    afterPosition: z.int().min(0).optional(),
    upToPosition: z.int().min(0).optional(),
    memoryIds: z.array(id).max(1_000).optional(),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { afterPosition, upToPosition, memoryIds }) =>
    ok({
      events: await deps.memoryLibrary.memoryEvents({
        ownerId,
        ...(afterPosition === undefined ? {} : { afterPosition }),
        ...(upToPosition === undefined ? {} : { upToPosition }),
        ...(memoryIds === undefined ? {} : { memoryIds }),
        limit: shownPast,
      }),
    }),
  );
}

/** Memory changes that wait for the person, were only recorded, or were decided. */
export async function listProposals(
  input: unknown,
): Promise<ActionResult<{ readonly proposals: readonly ProposalEntry[] }>> {
  const schema = z.strictObject({ status: z.enum(["waiting", "shadow", "accepted", "declined"]).optional() });
  return runAction(schema, input, async ({ deps, ownerId }, { status }) =>
    ok({
      proposals: await deps.memoryLibrary.proposals({ ownerId, ...(status ? { status } : {}), limit: 200 }),
    }),
  );
}
