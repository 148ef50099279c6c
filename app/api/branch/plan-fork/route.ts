import { planForkContract } from "@/lib/contract/branch/plan-fork";
import { modelProblem } from "@/lib/server/model-problem";
import { readHandler } from "@/lib/server/read-handler";
import { planFork } from "@/lib/use-cases/branch/plan-fork";

export const POST = readHandler(
  planForkContract,
  { scope: "session" },
  async ({ app, deps, ownerId }, fields) => {
    const problem = await modelProblem(app, { ownerId, ...fields });
    return problem ?? planFork(deps, { ownerId, ...fields });
  },
);
