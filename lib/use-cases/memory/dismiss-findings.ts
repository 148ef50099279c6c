import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { changeOwnerSettings } from "../settings/change-owner-settings";

/** So many dismissals are kept; beyond that the oldest are forgotten. */
const mostDismissed = 10_000;

/** Dismisses findings of the health report for good, or brings them back. Doing either twice changes nothing. */
export async function dismissFindings(
  deps: Pick<Dependencies, "ownerSettings">,
  request: { readonly ownerId: string; readonly itemIds: readonly string[]; readonly isDismissed: boolean },
): Promise<Result<true, AppError>> {
  const { ownerId, itemIds, isDismissed } = request;
  const { dismissedFindings } = await deps.ownerSettings.read({ ownerId });
  const others = dismissedFindings.filter((itemId) => !itemIds.includes(itemId));
  const changed = isDismissed ? [...others, ...itemIds] : others;
  return changeOwnerSettings(deps, { ownerId, change: { dismissedFindings: changed.slice(-mostDismissed) } });
}
