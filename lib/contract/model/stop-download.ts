import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Stops a download and keeps what came. */
export const stopDownloadContract = actionContract("model/stop-download", {
  request: z.strictObject({ offerId: id }),
  response: typed<LocalModelsView>(),
});
