import { listExperimentsContract } from "@/lib/contract/branch/list-experiments";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { listExperiments } from "@/lib/use-cases/branch/run-experiment";

export const GET = readHandler(
  listExperimentsContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const listed = await listExperiments(deps, { ownerId, ...fields });
    return listed.ok ? ok({ experiments: listed.value }) : listed;
  },
);
