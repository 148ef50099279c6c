import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Throws away what came of a download. */
export const discardDownloadContract = actionContract("model/discard-download", {
  request: z.strictObject({ offerId: id }),
  response: typed<LocalModelsView>(),
});
