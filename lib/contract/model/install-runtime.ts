import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { actionContract, nothing, typed } from "../contract";

/** Begins to install the runtime of local models; the page then shows how far it is. */
export const installRuntimeContract = actionContract("model/install-runtime", {
  request: nothing,
  response: typed<LocalModelsView>(),
});
