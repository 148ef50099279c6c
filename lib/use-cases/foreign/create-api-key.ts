import { hashOfText } from "@/lib/core/canonical-hash";
import type { AppError } from "@/lib/core/errors";
import { type KeyScope, mostApiKeys, writeKey } from "@/lib/core/foreign/api-key";
import { err, ok, type Result } from "@/lib/core/result";
import { chosenTitle } from "@/lib/core/session/title";
import type { Dependencies } from "../dependencies";

/** What a new key is called and may do. */
export interface NewApiKey {
  readonly ownerId: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
}

/** Makes a key. It is given once: only its hash is kept. */
export async function createApiKey(
  deps: Pick<Dependencies, "ownerSettings" | "ids" | "clock">,
  { ownerId, name, scopes }: NewApiKey,
): Promise<Result<{ readonly key: string }, AppError>> {
  const called = chosenTitle(name).slice(0, 80);
  if (called === "")
    return err({ code: "invalid-request", problem: "the key has no name. Say which program it is for." });
  const keyId = deps.ids.newId();
  const key = writeKey({ ownerId, keyId }, secretOf(deps));
  const kept = {
    keyId,
    name: called,
    scopes: [...new Set(scopes)],
    createdAt: deps.clock.now().toISOString(),
    hash: hashOfText(key),
  };
  const { apiKeys } = await deps.ownerSettings.change({
    ownerId,
    change: (now) => (now.apiKeys.length < mostApiKeys ? { apiKeys: [...now.apiKeys, kept] } : {}),
  });
  if (!apiKeys.some((one) => one.keyId === keyId))
    return err({
      code: "invalid-request",
      problem: `there are ${mostApiKeys} keys already. Revoke one first.`,
    });
  return ok({ key });
}

/** Two random identifiers of 122 bits each, as 64 hexadecimal characters that say neither. */
function secretOf({ ids }: Pick<Dependencies, "ids">): string {
  return hashOfText(`${ids.newId()}${ids.newId()}`);
}
