"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import type { DecisionOutcome } from "@/lib/core/memory/memory-outcomes";
import { ok } from "@/lib/core/result";
import { runAction } from "@/lib/server/run-action";
import { decideProposals as decideAll } from "@/lib/use-cases/memory/decide-proposals";

const id = z.string().min(1).max(100);

/** The person accepts, edits or declines proposals; each answer says how it ended. */
export async function decideProposals(
  input: unknown,
): Promise<ActionResult<{ readonly outcomes: readonly DecisionOutcome[] }>> {
  const schema = z.strictObject({
    requestId: id,
    sessionId: id.nullable(),
    decisions: z
      .array(
        z.strictObject({
          proposalId: id,
          decision: z.enum(["accept", "decline"]),
          shownHash: z.string().max(100),
          editedContent: z.string().max(500_000).optional(),
        }),
      )
      .min(1)
      .max(100),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { decisions, ...fields }) => {
    const decided = decisions.map(({ editedContent, ...decision }) => ({
      ...decision,
      ...(editedContent === undefined ? {} : { editedContent }),
    }));
    const outcomes = await decideAll(deps, { ownerId, ...fields, decisions: decided });
    return outcomes.ok ? ok({ outcomes: outcomes.value }) : outcomes;
  });
}
