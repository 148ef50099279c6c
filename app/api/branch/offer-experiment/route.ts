import { offerExperimentContract } from "@/lib/contract/branch/offer-experiment";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { offerExperiment } from "@/lib/use-cases/branch/plan-experiment";

export const GET = readHandler(
  offerExperimentContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const offered = await offerExperiment(deps, { ownerId, ...fields });
    return offered.ok ? ok(offered.value) : offered;
  },
);
