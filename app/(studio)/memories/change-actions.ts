"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { addMemoryContract } from "@/lib/contract/memory/add-memory";
import type { BulkOutcome, EditOutcome, UndoOutcome } from "@/lib/core/memory/memory-outcomes";
import { action } from "@/lib/server/action";
import { runAction } from "@/lib/server/run-action";
import { deleteMemories as deleteAll } from "@/lib/use-cases/memory/delete-memories";
import { addMemory as add, editMemory as edit } from "@/lib/use-cases/memory/edit-memory";
import {
  restoreMemories as restoreAll,
  revertMemory as revert,
} from "@/lib/use-cases/memory/restore-memories";
import { undoMemoryChanges as undo } from "@/lib/use-cases/memory/undo-memory-changes";

const id = z.string().min(1).max(100);
const ids = z.array(id).min(1).max(200);
/** Far more than a memory may hold: the operation then says how much is too much. */
const content = z.string().max(500_000);
const metadata = z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()]));
const version = z.int().positive();

/** A new memory by the person. */
export const addMemory = action(addMemoryContract, { scope: "owner" }, ({ deps, ownerId }, memory) =>
  add(deps, { ownerId, ...memory }),
);

/** A new text for a memory, or the conflict with a change that came before. */
export async function editMemory(input: unknown): Promise<ActionResult<EditOutcome>> {
  const schema = z.strictObject({
    requestId: id,
    memoryId: id,
    expectedVersion: version,
    content,
    metadata: metadata.optional(),
  });
  return runAction(schema, input, ({ deps, ownerId }, { metadata: tags, ...fields }) =>
    edit(deps, { ownerId, ...fields, ...(tags ? { metadata: tags } : {}) }),
  );
}

/** Deletes memories; each can be brought back. */
export async function deleteMemories(input: unknown): Promise<ActionResult<BulkOutcome>> {
  return runAction(z.strictObject({ requestId: id, memoryIds: ids }), input, ({ deps, ownerId }, fields) =>
    deleteAll(deps, { ownerId, ...fields }),
  );
}

/** Brings deleted memories back. */
export async function restoreMemories(input: unknown): Promise<ActionResult<BulkOutcome>> {
  return runAction(z.strictObject({ requestId: id, memoryIds: ids }), input, ({ deps, ownerId }, fields) =>
    restoreAll(deps, { ownerId, ...fields }),
  );
}

/** Makes an older version hold again. */
export async function revertMemory(input: unknown): Promise<ActionResult<EditOutcome>> {
  const schema = z.strictObject({ requestId: id, memoryId: id, expectedVersion: version, version });
  return runAction(schema, input, ({ deps, ownerId }, fields) => revert(deps, { ownerId, ...fields }));
}

/** Takes changes of memories back, or names what builds on them. */
export async function undoMemoryChanges(input: unknown): Promise<ActionResult<UndoOutcome>> {
  const schema = z.strictObject({
    requestId: id,
    sessionId: id.nullable(),
    target: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("events"), eventIds: ids }),
      z.strictObject({ kind: z.literal("turn"), sessionId: id, turnId: id }),
      z.strictObject({ kind: z.literal("session"), sessionId: id }),
    ]),
    mode: z.enum(["ask", "with-dependents", "only-this"]),
  });
  return runAction(schema, input, ({ deps, ownerId }, fields) => undo(deps, { ownerId, ...fields }));
}
