import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import type { ActionResult } from "../session/server-actions";

/** What the page of local models asks of the server. Each answers with the page as it is afterwards. */
export interface LocalModelActions {
  viewLocalModels(): Promise<ActionResult<LocalModelsView>>;
  installRuntime(): Promise<ActionResult<LocalModelsView>>;
  stopInstalling(): Promise<ActionResult<LocalModelsView>>;
  downloadModel(fields: { offerId: string }): Promise<ActionResult<LocalModelsView>>;
  stopDownload(fields: { offerId: string }): Promise<ActionResult<LocalModelsView>>;
  discardDownload(fields: { offerId: string }): Promise<ActionResult<LocalModelsView>>;
  addModelFile(fields: { path: string }): Promise<ActionResult<LocalModelsView>>;
  removeModel(fields: { modelId: string }): Promise<ActionResult<LocalModelsView>>;
  /** Makes a model on this machine the one that answers by default. */
  chooseLocalModel(fields: { modelId: string }): Promise<ActionResult<null>>;
}
