import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, typed } from "../contract";
import { modelId } from "./offered-model";

/** Removes a model, or takes a file that lies elsewhere off the list. */
export const removeModelContract = actionContract("model/remove-model", {
  request: z.strictObject({ modelId }),
  response: typed<LocalModelsView>(),
});
