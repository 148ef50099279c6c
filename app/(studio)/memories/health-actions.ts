"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { type FixPlan, type HealthReport, healthKinds } from "@/lib/core/memory/memory-care";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok } from "@/lib/core/result";
import { runAction } from "@/lib/server/run-action";
import { applyFix } from "@/lib/use-cases/memory/apply-fix";
import { checkHealth as check, planHealthFix as plan } from "@/lib/use-cases/memory/check-health";

const id = z.string().min(1).max(100);
const kind = z.enum(healthKinds);

/** Looks through the owner's store. */
export async function checkHealth(input: unknown): Promise<ActionResult<HealthReport>> {
  return runAction(z.strictObject({}), input, async ({ deps, ownerId }) =>
    ok(await check(deps, { ownerId })),
  );
}

/** What the fix of a kind would change: nothing is changed. */
export async function planHealthFix(input: unknown): Promise<ActionResult<FixPlan>> {
  const schema = z.strictObject({ kind, itemIds: z.array(z.string().max(500)).max(1_000).optional() });
  return runAction(schema, input, async ({ deps, ownerId }, { itemIds, ...fields }) =>
    ok(await plan(deps, { ownerId, ...fields, ...(itemIds ? { itemIds } : {}) })),
  );
}

/** Carries out the steps of a dry run; each can be undone. */
export async function applyHealthFix(input: unknown): Promise<ActionResult<BulkOutcome>> {
  const step = z.strictObject({
    itemId: z.string().max(500),
    memoryId: id,
    version: z.int().positive(),
    action: z.enum(["delete", "update"]),
    before: z.string().max(10_000),
    after: z.string().max(10_000).nullable(),
    reason: z.string().max(10_000),
  });
  const schema = z.strictObject({ requestId: id, steps: z.array(step).min(1).max(500) });
  return runAction(schema, input, ({ deps, ownerId }, fields) => applyFix(deps, { ownerId, ...fields }));
}
