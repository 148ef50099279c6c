import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, typed } from "../contract";

/** Adds a file of the person's own by its path on the computer the app runs on. */
export const addModelFileContract = actionContract("model/add-model-file", {
  request: z.strictObject({ path: z.string().trim().min(1, "Name the file first.").max(4_000) }),
  response: typed<LocalModelsView>(),
});
