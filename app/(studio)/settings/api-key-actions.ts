"use server";

import { createApiKeyContract } from "@/lib/contract/foreign/create-api-key";
import { revokeApiKeyContract } from "@/lib/contract/foreign/revoke-api-key";
import { setRecordedConnectionContract } from "@/lib/contract/foreign/set-recorded-connection";
import { action } from "@/lib/server/action";
import { createApiKey as create } from "@/lib/use-cases/foreign/create-api-key";
import { revokeApiKey as revoke } from "@/lib/use-cases/foreign/revoke-api-key";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";

export const createApiKey = action(createApiKeyContract, { scope: "owner" }, ({ deps, ownerId }, key) =>
  create(deps, { ownerId, ...key }),
);

export const revokeApiKey = action(revokeApiKeyContract, { scope: "owner" }, ({ deps, ownerId }, { keyId }) =>
  revoke(deps, { ownerId, keyId }),
);

export const setRecordedConnection = action(
  setRecordedConnectionContract,
  { scope: "owner" },
  ({ deps, ownerId }, { connectionId }) =>
    changeOwnerSettings(deps, { ownerId, change: { recordedConnectionId: connectionId } }),
);
