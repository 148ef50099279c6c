"use server";

import { applyHealthFixContract } from "@/lib/contract/memory/apply-health-fix";
import { dismissFindingsContract } from "@/lib/contract/memory/dismiss-findings";
import { action } from "@/lib/server/action";
import { applyFix } from "@/lib/use-cases/memory/apply-fix";
import * as dismissal from "@/lib/use-cases/memory/dismiss-findings";

/** Carries out the steps of a dry run; each can be undone. */
export const applyHealthFix = action(applyHealthFixContract, { scope: "owner" }, ({ deps, ownerId }, fix) =>
  applyFix(deps, { ownerId, ...fix }),
);

/** Dismisses findings for good, or brings them back. */
export const dismissFindings = action(
  dismissFindingsContract,
  { scope: "owner" },
  ({ deps, ownerId }, which) => dismissal.dismissFindings(deps, { ownerId, ...which }),
);
