import { expect, test } from "vitest";
import { mostApiKeys } from "@/lib/core/foreign/api-key";
import { createStudio } from "@/lib/testing/studio";
import { createApiKey } from "./create-api-key";
import { revokeApiKey } from "./revoke-api-key";

const ownerId = "mara";

test("keys that are made and revoked at once in several tabs all come out as asked, and never more than there may be", async () => {
  const { deps } = createStudio([]);
  const make = (name: string) => createApiKey(deps, { ownerId, name, scopes: ["read"] });
  const names = async () =>
    (await deps.ownerSettings.read({ ownerId })).apiKeys.map(({ name }) => name).sort();
  await Promise.all(["first", "second"].map(make));
  expect(await names()).toEqual(["first", "second"]);
  const [revoked] = (await deps.ownerSettings.read({ ownerId })).apiKeys;
  await Promise.all([make("third"), revokeApiKey(deps, { ownerId, keyId: revoked?.keyId ?? "" })]);
  expect(await names()).toEqual(["second", "third"]);
  const made = await Promise.all(Array.from({ length: mostApiKeys }, (_, index) => make(`more ${index}`)));
  expect(made.filter(({ ok }) => ok)).toHaveLength(mostApiKeys - 2);
  expect(await names()).toHaveLength(mostApiKeys);
});
