import type { LocalModelActions } from "@/lib/client/model/local-model-actions";
import * as actions from "./local-model-actions";

/** What the page of local models hands to its views. */
export const pageLocalModelActions: LocalModelActions = {
  viewLocalModels: actions.viewLocalModels,
  installRuntime: actions.installRuntime,
  stopInstalling: actions.stopInstalling,
  downloadModel: actions.downloadModel,
  stopDownload: actions.stopDownload,
  discardDownload: actions.discardDownload,
  addModelFile: actions.addModelFile,
  removeModel: actions.removeModel,
  chooseLocalModel: actions.chooseLocalModel,
};
