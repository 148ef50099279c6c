import type { MemoriesPageActions } from "@/lib/client/memory/memory-actions-context";
import * as read from "./actions";
import * as change from "./change-actions";
import * as health from "./health-actions";
import * as proposals from "./proposal-actions";
import * as purge from "./purge-actions";
import * as transfer from "./transfer-actions";

/** What the page of memories hands to its views. */
export const pageActions: MemoriesPageActions = {
  ...read,
  ...change,
  ...proposals,
  ...health,
  ...purge,
  ...transfer,
};
