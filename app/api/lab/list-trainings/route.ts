import { listTrainingsContract } from "@/lib/contract/lab/list-trainings";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(
  listTrainingsContract,
  { scope: "owner", role: "machine-owner" },
  async ({ app }) => ok({ runs: [...(await app.trainingStore.list())] }),
);
