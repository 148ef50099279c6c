import "server-only";
import { filterThresholdOf, isCalibrated } from "@/lib/adapters/embeddings/filter-thresholds";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import { getApp } from "./app";

/** What the section of embeddings shows: read again and again while the memories are being embedded. */
export async function loadEmbeddingState(ownerId: string) {
  const app = await getApp();
  const deps = await app.dependenciesFor({ ownerId, sessionId: null });
  const settings: OwnerSettings = await app.deps.ownerSettings.read({ ownerId });
  const { model } = deps.embedder;
  const { done, total } = await app.embeddings.progress({ ownerId, model });
  const { isRunning, problem } = app.reembedding.status(ownerId);
  return {
    choice: settings.embedder,
    model,
    threshold: deps.sessionSettings.filterThreshold,
    givenThreshold: filterThresholdOf(model),
    isCalibrated: isCalibrated(model),
    done,
    total,
    isRunning,
    isStopped: settings.reembeddingStopped,
    problem,
  };
}
