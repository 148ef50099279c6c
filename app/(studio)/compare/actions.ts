"use server";

import { z } from "zod";
import type { MadeBranch } from "@/lib/client/branch/branch-actions";
import type { ActionResult, RecordedEvents } from "@/lib/client/session/server-actions";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SandboxChange } from "@/lib/core/branch/sandbox-changes";
import { breakpointSchema } from "@/lib/core/log/breakpoint";
import { ok } from "@/lib/core/result";
import { getApp } from "@/lib/server/app";
import { eventsOf, runAction } from "@/lib/server/run-action";
import { type AppliedSandbox, applySandbox as carryOver } from "@/lib/use-cases/branch/apply-sandbox";
import { decidePause as recordDecision } from "@/lib/use-cases/branch/decide-pause";
import { editMessage as edit } from "@/lib/use-cases/branch/edit-message";
import { setBreakpoints as recordBreakpoints } from "@/lib/use-cases/branch/set-breakpoints";
import { viewSandboxChanges as listChanges } from "@/lib/use-cases/branch/view-sandbox-changes";
import { undoMemoryChanges } from "@/lib/use-cases/memory/undo-memory-changes";

const id = z.string().min(1).max(100);

/** Every session of the tree that a session belongs to. */
export async function branchesOf(input: unknown): Promise<ActionResult<readonly BranchEntry[]>> {
  return runAction(z.object({ sessionId: id }), input, async ({ deps, ownerId }, { sessionId }) =>
    ok(await deps.sessionDirectory.branchesOf({ ownerId, sessionId })),
  );
}

/** Goes on from before a message with another text, or has it answered anew; the old way stays. */
export async function editMessage(
  input: unknown,
): Promise<ActionResult<MadeBranch & { readonly undone: number }>> {
  const schema = z.object({ sessionId: id, branchId: id, turnId: id, text: z.string().optional() });
  return runAction(schema, input, async ({ deps, ownerId }, { text, ...fields }) => {
    const { turns } = await getApp();
    const request = { ownerId, ...fields, ...(text === undefined ? {} : { text }) };
    const edited = await turns.carryOn(() => edit(deps, request));
    return edited.ok ? ok({ branchId: fields.branchId, undone: edited.value.undone }) : edited;
  });
}

/** Takes the undoing of memory changes back: what the left answer did to memory holds again. */
export async function keepMemories(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({ sessionId: id, requestId: id, eventIds: z.array(id).min(1).max(1_000) });
  return runAction(schema, input, async ({ deps, ownerId }, { eventIds, ...fields }) => {
    const target = { kind: "events", eventIds } as const;
    const kept = await undoMemoryChanges(deps, { ownerId, ...fields, target, mode: "only-this" });
    return kept.ok ? ok({ events: kept.value.status === "done" ? kept.value.events : [] }) : kept;
  });
}

/** What a sandbox changed, beside what the person has now. */
export async function viewSandboxChanges(input: unknown): Promise<ActionResult<readonly SandboxChange[]>> {
  return runAction(z.object({ sessionId: id }), input, ({ deps, ownerId }, { sessionId }) =>
    listChanges(deps, { ownerId, sessionId }),
  );
}

/** Carries chosen changes of a sandbox over to the person's memories. */
export async function applySandbox(input: unknown): Promise<ActionResult<AppliedSandbox>> {
  const chosen = z
    .array(z.object({ memoryId: id, shownVersion: z.int().positive().nullable() }))
    .min(1)
    .max(1_000);
  const schema = z.object({ sessionId: id, requestId: id, chosen });
  return runAction(schema, input, ({ deps, ownerId }, fields) => carryOver(deps, { ownerId, ...fields }));
}

/** Sets where the turns of a session stand still. */
export async function setBreakpoints(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({
    sessionId: id,
    newSession: z.boolean(),
    requestId: id,
    breakpoints: z.array(breakpointSchema).max(50),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await recordBreakpoints(deps, { ownerId, eventId: requestId, ...fields })),
  );
}

/** Lets a held turn go on: as it is, with other arguments, or without the call. */
export async function decidePause(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const shared = { sessionId: id, turnId: id, requestId: id };
  const schema = z.discriminatedUnion("decision", [
    z.object({ ...shared, decision: z.literal("continue") }),
    z.object({ ...shared, decision: z.literal("skip") }),
    z.object({ ...shared, decision: z.literal("edit"), input: z.unknown() }),
  ]);
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await recordDecision(deps, { ownerId, eventId: requestId, ...fields })),
  );
}
