"use server";

import { z } from "zod";
import type { ActionResult, RecordedEvents } from "@/lib/client/session/server-actions";
import { err, ok } from "@/lib/core/result";
import { budgetSettingsSchema } from "@/lib/core/settings/owner-settings";
import { eventsOf, runAction } from "@/lib/server/run-action";
import { changeSessionSettings as recordSettings } from "@/lib/use-cases/model/change-session-settings";

const id = z.string().min(1).max(100);

/** Size and marks of every session that begins from now on; null is what the app was started with. */
export async function setBudget(input: unknown): Promise<ActionResult<null>> {
  return runAction(budgetSettingsSchema, input, async ({ deps, ownerId }, budget) => {
    if (budget.softMark !== null && budget.hardMark !== null && budget.softMark > budget.hardMark)
      return err({ code: "invalid-request", problem: "the soft mark cannot lie above the hard mark." });
    await deps.ownerSettings.change({ ownerId, change: { budget } });
    return ok(null);
  });
}

/** Size, marks or threshold of one session. */
export async function changeSessionSettings(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({
    sessionId: id,
    newSession: z.boolean(),
    requestId: id,
    change: z.object({
      contextLimitTokens: z.int().min(2_000).max(2_000_000),
      softMark: z.number().min(0.1).max(0.95),
      hardMark: z.number().min(0.2).max(0.98),
      filterThreshold: z.number().min(0).max(1).optional(),
    }),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, change, ...fields }) => {
    const { filterThreshold, ...marks } = change;
    const named = { ...marks, ...(filterThreshold === undefined ? {} : { filterThreshold }) };
    return eventsOf(await recordSettings(deps, { ownerId, eventId: requestId, ...fields, change: named }));
  });
}
