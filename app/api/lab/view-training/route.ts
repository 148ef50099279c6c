import { viewTrainingContract } from "@/lib/contract/lab/view-training";
import { readHandler } from "@/lib/server/read-handler";
import { viewTraining } from "@/lib/use-cases/training/view-training";

export const GET = readHandler(
  viewTrainingContract,
  { scope: "owner", role: "machine-owner" },
  ({ app }, { runId }) => viewTraining(app, { runId }),
);
