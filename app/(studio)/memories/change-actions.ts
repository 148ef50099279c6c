"use server";

import { addMemoryContract } from "@/lib/contract/memory/add-memory";
import { deleteMemoriesContract } from "@/lib/contract/memory/delete-memories";
import { editMemoryContract } from "@/lib/contract/memory/edit-memory";
import { restoreMemoriesContract } from "@/lib/contract/memory/restore-memories";
import { revertMemoryContract } from "@/lib/contract/memory/revert-memory";
import { undoMemoryChangesContract } from "@/lib/contract/memory/undo-memory-changes";
import { action } from "@/lib/server/action";
import * as deletion from "@/lib/use-cases/memory/delete-memories";
import * as edit from "@/lib/use-cases/memory/edit-memory";
import * as restoration from "@/lib/use-cases/memory/restore-memories";
import * as undo from "@/lib/use-cases/memory/undo-memory-changes";

/** A new memory by the person. */
export const addMemory = action(addMemoryContract, { scope: "owner" }, ({ deps, ownerId }, memory) =>
  edit.addMemory(deps, { ownerId, ...memory }),
);

/** A new text for a memory, or the conflict with a change that came before. */
export const editMemory = action(editMemoryContract, { scope: "owner" }, ({ deps, ownerId }, change) =>
  edit.editMemory(deps, { ownerId, ...change }),
);

/** Deletes memories; each can be brought back. */
export const deleteMemories = action(deleteMemoriesContract, { scope: "owner" }, ({ deps, ownerId }, which) =>
  deletion.deleteMemories(deps, { ownerId, ...which }),
);

/** Brings deleted memories back. */
export const restoreMemories = action(
  restoreMemoriesContract,
  { scope: "owner" },
  ({ deps, ownerId }, which) => restoration.restoreMemories(deps, { ownerId, ...which }),
);

/** Makes an older version the current one again. */
export const revertMemory = action(revertMemoryContract, { scope: "owner" }, ({ deps, ownerId }, change) =>
  restoration.revertMemory(deps, { ownerId, ...change }),
);

/**
 * Takes changes of memories back, or names what builds on them. Its session is the one in which the undo is recorded: the change of a
 * sandbox is undone in that sandbox, and never from the desk.
 */
export const undoMemoryChanges = action(
  undoMemoryChangesContract,
  { scope: "session" },
  ({ deps, ownerId }, request) => undo.undoMemoryChanges(deps, { ownerId, ...request }),
);
