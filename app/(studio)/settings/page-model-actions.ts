import type { ModelActions } from "@/lib/client/model/model-actions";
import { changeSessionSettings } from "./budget-actions";
import * as actions from "./model-actions";

/** What pages hand to views that choose or change models. */
export const pageModelActions: ModelActions = {
  listOfferedModels: actions.listOfferedModels,
  discoverServers: actions.discoverServers,
  saveConnection: actions.saveConnection,
  removeConnection: actions.removeConnection,
  testConnection: actions.testConnection,
  setDefaultModel: actions.setDefaultModel,
  setModelSettings: actions.setModelSettings,
  chooseModel: actions.chooseModel,
  changeSessionSettings,
};
