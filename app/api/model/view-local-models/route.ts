import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import { ok } from "@/lib/core/result";
import { localModelsAfter } from "@/lib/server/local-models-after";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(
  viewLocalModelsContract,
  { scope: "owner", role: "machine-owner" },
  (context) => localModelsAfter(context, async () => ok(null)),
);
