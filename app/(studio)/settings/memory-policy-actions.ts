"use server";

import type { ActionResult } from "@/lib/client/session/server-actions";
import { ok } from "@/lib/core/result";
import { memoryPolicySchema } from "@/lib/core/settings/owner-settings";
import { runAction } from "@/lib/server/run-action";

/** How the agent may write memories, from its next operation on. */
export async function setMemoryPolicy(input: unknown): Promise<ActionResult<null>> {
  return runAction(memoryPolicySchema, input, async ({ deps, ownerId }, memoryPolicy) => {
    await deps.ownerSettings.change({ ownerId, change: { memoryPolicy } });
    return ok(null);
  });
}
