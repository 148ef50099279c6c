"use server";

import { decideProposalsContract } from "@/lib/contract/memory/decide-proposals";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import * as proposals from "@/lib/use-cases/memory/decide-proposals";

/** The person accepts, edits or declines proposals; each answer says how it ended. */
export const decideProposals = action(
  decideProposalsContract,
  { scope: "session" },
  async ({ deps, ownerId }, request) => {
    const outcomes = await proposals.decideProposals(deps, { ownerId, ...request });
    return outcomes.ok ? ok({ outcomes: outcomes.value }) : outcomes;
  },
);
