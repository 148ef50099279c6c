import * as actions from "@/app/actions";
import type { ServerActions } from "@/lib/client/session/server-actions";

/** What the chat pages hand to their views. */
export const pageActions: ServerActions = {
  operate: actions.operate,
  previewFilter: actions.previewFilter,
  restoreItems: actions.restoreItems,
  undoSummary: actions.undoSummary,
  protectItem: actions.protectItem,
  listMemories: actions.listMemories,
};
