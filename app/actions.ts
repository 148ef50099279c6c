"use server";

import { z } from "zod";
import type { ActionResult, FilterPreview, RecordedEvents } from "@/lib/client/session/server-actions";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { operationNames } from "@/lib/core/log/operations";
import { ok } from "@/lib/core/result";
import { eventsOf, runAction } from "@/lib/server/run-action";
import * as changeContext from "@/lib/use-cases/context/change-context";
import { previewFilter as scoreContext } from "@/lib/use-cases/context/preview-filter";
import { listMemories as listCurrentMemories } from "@/lib/use-cases/memory/list-memories";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";

const id = z.string().min(1).max(100);

/** Runs one of the six operations by hand: the same use-case, the same event as the agent's, marked `by: person`. */
export async function operate(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({
    sessionId: id,
    newSession: z.boolean(),
    requestId: id,
    operation: z.enum(operationNames),
    input: z.unknown(),
    filterThreshold: z.number().min(0).max(1).optional(),
  });
  return runAction(
    schema,
    input,
    async ({ deps, ownerId }, { requestId, operation, input: operationInput, filterThreshold, ...rest }) => {
      const threshold = filterThreshold === undefined ? {} : { filterThreshold };
      const request = {
        ...rest,
        ...threshold,
        ownerId,
        by: "person",
        eventId: requestId,
        call: null,
        name: operation,
        input: operationInput,
      } as const;
      return eventsOf(await applyOperation(deps, request));
    },
  );
}

/** Scores the context against criteria without changing anything. */
export async function previewFilter(input: unknown): Promise<ActionResult<FilterPreview>> {
  const schema = z.object({ sessionId: id, criteria: z.string().max(2_000) });
  return runAction(schema, input, ({ deps, ownerId }, fields) => scoreContext(deps, { ownerId, ...fields }));
}

/** Brings items back into the context. */
export async function restoreItems(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({ sessionId: id, requestId: id, itemIds: z.array(id).min(1).max(1_000) });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await changeContext.restoreItems(deps, { ownerId, eventId: requestId, ...fields })),
  );
}

/** Brings back what a SUMMARY folded. */
export async function undoSummary(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({ sessionId: id, requestId: id, summaryItemId: id });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await changeContext.undoSummary(deps, { ownerId, eventId: requestId, ...fields })),
  );
}

/** Pins an item, or marks it so that no FILTER takes it. */
export async function protectItem(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({
    sessionId: id,
    requestId: id,
    itemId: id,
    pinned: z.boolean(),
    neverFilter: z.boolean(),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await changeContext.protectItem(deps, { ownerId, eventId: requestId, ...fields })),
  );
}

/** The owner's current memories, optionally those that contain a text. */
export async function listMemories(
  input: unknown,
): Promise<ActionResult<{ readonly memories: readonly MemoryVersion[]; readonly count: number }>> {
  const schema = z.object({ search: z.string().max(500) });
  return runAction(schema, input, async ({ deps, ownerId }, { search }) =>
    ok(await listCurrentMemories(deps, { ownerId, search })),
  );
}
