import type { AppError } from "@/lib/core/errors";
import { err, type Result } from "@/lib/core/result";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import type { Dependencies } from "../dependencies";
import { changeOwnerSettings } from "./change-owner-settings";

/** Sets size and marks of new sessions. Refused where the agent would be told to make room after the app has made it. */
export async function setBudget(
  deps: Pick<Dependencies, "ownerSettings">,
  { ownerId, budget }: { readonly ownerId: string; readonly budget: OwnerSettings["budget"] },
): Promise<Result<true, AppError>> {
  const { softMark, hardMark } = budget;
  if (softMark !== null && hardMark !== null && softMark > hardMark)
    return err({ code: "invalid-request", problem: "the warning cannot lie above the limit." });
  return changeOwnerSettings(deps, { ownerId, change: { budget } });
}
