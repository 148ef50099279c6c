import { planInfluenceContract } from "@/lib/contract/branch/plan-influence";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { planInfluence } from "@/lib/use-cases/branch/start-counterfactual";

export const GET = readHandler(
  planInfluenceContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const planned = await planInfluence(deps, { ownerId, ...fields });
    return planned.ok ? ok({ ...planned.value, memories: [...planned.value.memories] }) : planned;
  },
);
