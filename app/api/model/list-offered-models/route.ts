import { listOfferedModelsContract } from "@/lib/contract/model/list-offered-models";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { listOfferedModels } from "@/lib/use-cases/model/list-offered-models";

export const POST = readHandler(listOfferedModelsContract, { scope: "owner" }, async ({ app, ownerId }) =>
  ok(await listOfferedModels(app.models, { ownerId })),
);
