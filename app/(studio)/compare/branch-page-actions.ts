import type { BranchActions } from "@/lib/client/branch/branch-actions";
import * as actions from "./actions";
import * as forkActions from "./fork-actions";

/** What every page hands to the views of branches. */
export const branchPageActions: BranchActions = { ...actions, ...forkActions };
