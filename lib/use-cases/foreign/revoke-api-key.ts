import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";

/** Ends a key: the next request with it is refused. Repeating it changes nothing. */
export async function revokeApiKey(
  deps: Pick<Dependencies, "ownerSettings">,
  { ownerId, keyId }: { readonly ownerId: string; readonly keyId: string },
): Promise<Result<true, AppError>> {
  await deps.ownerSettings.change({
    ownerId,
    change: ({ apiKeys }) => ({ apiKeys: apiKeys.filter((key) => key.keyId !== keyId) }),
  });
  return ok(true);
}
