"use server";

import { applySandboxContract } from "@/lib/contract/branch/apply-sandbox";
import { decidePauseContract } from "@/lib/contract/branch/decide-pause";
import { editMessageContract } from "@/lib/contract/branch/edit-message";
import { keepMemoriesContract } from "@/lib/contract/branch/keep-memories";
import { setBreakpointsContract } from "@/lib/contract/branch/set-breakpoints";
import { ok } from "@/lib/core/result";
import { action, recordedEvents } from "@/lib/server/action";

import * as branch from "@/lib/use-cases/branch/apply-sandbox";
import { decidePause as decide } from "@/lib/use-cases/branch/decide-pause";
import { editMessage as edit } from "@/lib/use-cases/branch/edit-message";
import { setBreakpoints as set } from "@/lib/use-cases/branch/set-breakpoints";
import { undoMemoryChanges } from "@/lib/use-cases/memory/undo-memory-changes";

export const editMessage = action(
  editMessageContract,
  { scope: "session", admits: "turn" },
  async ({ app, deps, ownerId }, fields) => {
    const edited = await app.turns.carryOn(() => edit(deps, { ownerId, ...fields }));
    return edited.ok ? ok({ branchId: fields.branchId, undone: edited.value.undone }) : edited;
  },
);

export const keepMemories = action(
  keepMemoriesContract,
  { scope: "session" },
  async ({ deps, ownerId }, { eventIds, ...fields }) => {
    const target = { kind: "events", eventIds } as const;
    const kept = await undoMemoryChanges(deps, { ownerId, ...fields, target, mode: "only-this" });
    return kept.ok ? ok({ events: kept.value.status === "done" ? kept.value.events : [] }) : kept;
  },
);

export const applySandbox = action(applySandboxContract, { scope: "session" }, ({ deps, ownerId }, fields) =>
  branch.applySandbox(deps, { ownerId, ...fields }),
);

export const setBreakpoints = action(
  setBreakpointsContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...fields }) =>
    recordedEvents(await set(deps, { ownerId, eventId: requestId, ...fields })),
);

export const decidePause = action(
  decidePauseContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...fields }) =>
    recordedEvents(await decide(deps, { ownerId, eventId: requestId, ...fields })),
);
