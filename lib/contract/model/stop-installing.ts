import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, nothing, typed } from "../contract";

/** Stops the installation; nothing of it stays in use. */
export const stopInstallingContract = actionContract("model/stop-installing", {
  request: nothing,
  response: typed<LocalModelsView>(),
});
