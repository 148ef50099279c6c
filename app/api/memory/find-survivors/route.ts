import { findSurvivorsContract } from "@/lib/contract/memory/find-survivors";
import { readHandler } from "@/lib/server/read-handler";
import { findSurvivors } from "@/lib/use-cases/memory/find-survivors";

export const GET = readHandler(findSurvivorsContract, { scope: "owner" }, ({ deps, ownerId }, { memoryId }) =>
  findSurvivors(deps, { ownerId, memoryId }),
);
