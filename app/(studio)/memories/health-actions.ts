"use server";

import { applyHealthFixContract } from "@/lib/contract/memory/apply-health-fix";
import { action } from "@/lib/server/action";
import { applyFix } from "@/lib/use-cases/memory/apply-fix";

/** Carries out the steps of a dry run; each can be undone. */
export const applyHealthFix = action(applyHealthFixContract, { scope: "owner" }, ({ deps, ownerId }, fix) =>
  applyFix(deps, { ownerId, ...fix }),
);
