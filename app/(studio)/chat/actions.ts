"use server";

import { protectItemContract } from "@/lib/contract/context/protect-item";
import { restoreItemsContract } from "@/lib/contract/context/restore-items";
import { rewriteSystemPromptContract } from "@/lib/contract/context/rewrite-system-prompt";
import { undoSummaryContract } from "@/lib/contract/context/undo-summary";
import { operateContract } from "@/lib/contract/session/operate";
import { action, recordedEvents } from "@/lib/server/action";
import * as changeContext from "@/lib/use-cases/context/change-context";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";

/** Runs one of the six operations by hand: the same use-case, the same event as the agent's, marked `by: person`. */
export const operate = action(
  operateContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, operation, ...request }) =>
    recordedEvents(
      await applyOperation(deps, {
        ...request,
        ownerId,
        by: "person",
        eventId: requestId,
        call: null,
        name: operation,
      }),
    ),
);

/** Brings items back into the context. */
export const restoreItems = action(
  restoreItemsContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...request }) =>
    recordedEvents(await changeContext.restoreItems(deps, { ownerId, eventId: requestId, ...request })),
);

/** Brings back what a SUMMARY folded. */
export const undoSummary = action(
  undoSummaryContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...request }) =>
    recordedEvents(await changeContext.undoSummary(deps, { ownerId, eventId: requestId, ...request })),
);

/** Gives the session another system prompt. */
export const rewriteSystemPrompt = action(
  rewriteSystemPromptContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...request }) =>
    recordedEvents(
      await changeContext.rewriteSystemPrompt(deps, { ownerId, eventId: requestId, ...request }),
    ),
);

/** Pins an item, or marks it so that no FILTER takes it. */
export const protectItem = action(
  protectItemContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId, ...request }) =>
    recordedEvents(await changeContext.protectItem(deps, { ownerId, eventId: requestId, ...request })),
);
