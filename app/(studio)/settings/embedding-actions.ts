"use server";

import { setEmbedderContract } from "@/lib/contract/settings/set-embedder";
import { setFilterThresholdContract } from "@/lib/contract/settings/set-filter-threshold";
import { setReembeddingContract } from "@/lib/contract/settings/set-reembedding";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { loadEmbeddingState } from "@/lib/server/embedding-data";
import { changeOwnerSettings } from "@/lib/use-cases/settings/change-owner-settings";
import { setFilterThreshold as setThreshold } from "@/lib/use-cases/settings/set-filter-threshold";

export const setEmbedder = action(
  setEmbedderContract,
  { scope: "owner" },
  async ({ app, deps, ownerId }, { choice }) => {
    await changeOwnerSettings(deps, { ownerId, change: { embedder: choice, reembeddingStopped: false } });
    app.reembedding.start(ownerId);
    return ok(await loadEmbeddingState(ownerId));
  },
);

export const setReembedding = action(
  setReembeddingContract,
  { scope: "owner" },
  async ({ app, deps, ownerId }, { stopped }) => {
    await changeOwnerSettings(deps, { ownerId, change: { reembeddingStopped: stopped } });
    if (!stopped) app.reembedding.start(ownerId);
    return ok(await loadEmbeddingState(ownerId));
  },
);

export const setFilterThreshold = action(
  setFilterThresholdContract,
  { scope: "owner" },
  async ({ deps, ownerId }, fields) => {
    await setThreshold(deps, { ownerId, ...fields });
    return ok(await loadEmbeddingState(ownerId));
  },
);
