import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { changeOwnerSettings } from "./change-owner-settings";

/** Sets FILTER's threshold for one embedding model; null goes back to the measured one. */
export async function setFilterThreshold(
  deps: Pick<Dependencies, "ownerSettings">,
  {
    ownerId,
    model,
    threshold,
  }: { readonly ownerId: string; readonly model: string; readonly threshold: number | null },
): Promise<Result<true, AppError>> {
  const { filterThresholds } = await deps.ownerSettings.read({ ownerId });
  const others = Object.entries(filterThresholds).filter(([name]) => name !== model);
  const changed = threshold === null ? others : [...others, [model, threshold] as const];
  return changeOwnerSettings(deps, { ownerId, change: { filterThresholds: Object.fromEntries(changed) } });
}
