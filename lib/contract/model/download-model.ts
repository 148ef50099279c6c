import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Begins a download or goes on with one. */
export const downloadModelContract = actionContract("model/download-model", {
  request: z.strictObject({ offerId: id }),
  response: typed<LocalModelsView>(),
});
