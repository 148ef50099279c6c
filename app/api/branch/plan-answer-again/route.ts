import { planAnswerAgainContract } from "@/lib/contract/branch/plan-answer-again";
import { readHandler } from "@/lib/server/read-handler";
import { planAnswerAgain } from "@/lib/use-cases/branch/start-counterfactual";

export const GET = readHandler(planAnswerAgainContract, { scope: "session" }, ({ deps, ownerId }, fields) =>
  planAnswerAgain(deps, { ownerId, ...fields }),
);
