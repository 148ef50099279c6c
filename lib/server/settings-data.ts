import "server-only";
import type { Connection } from "@/lib/core/model/connection";
import type { ModelIdentity } from "@/lib/core/session/event-envelope";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import { getApp } from "./app";
import { requireOwner } from "./owner";

/** What the section of models shows first; what the connections offer is asked by the page itself. */
export interface ModelSectionData {
  readonly connections: readonly Connection[];
  readonly settings: Pick<OwnerSettings, "defaultModel" | "models">;
  /** The model that answers where a session has chosen none. */
  readonly model: ModelIdentity;
}

/** Loads the section of models. */
export async function loadModelSection(): Promise<ModelSectionData> {
  const ownerId = await requireOwner();
  const app = await getApp();
  const [connections, settings, deps] = await Promise.all([
    app.models.connections.list({ ownerId }),
    app.deps.ownerSettings.read({ ownerId }),
    app.dependenciesFor({ ownerId, sessionId: null }),
  ]);
  const { defaultModel, models } = settings;
  return { connections, settings: { defaultModel, models }, model: deps.languageModel.identity };
}
