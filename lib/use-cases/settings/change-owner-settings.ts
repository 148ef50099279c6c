import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import type { Dependencies } from "../dependencies";

/** Changes some of what a person has set; the rest stays. */
export async function changeOwnerSettings(
  deps: Pick<Dependencies, "ownerSettings">,
  request: { readonly ownerId: string; readonly change: Partial<OwnerSettings> },
): Promise<Result<true, AppError>> {
  await deps.ownerSettings.change(request);
  return ok(true);
}
