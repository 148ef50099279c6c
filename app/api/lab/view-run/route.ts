import { viewRunContract } from "@/lib/contract/lab/view-run";
import { readHandler } from "@/lib/server/read-handler";
import { viewRun } from "@/lib/use-cases/lab/view-run";

export const GET = readHandler(viewRunContract, { scope: "owner" }, ({ app, ownerId }, { runId }) =>
  viewRun(app, { ownerId, runId }),
);
