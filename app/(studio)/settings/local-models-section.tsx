import { LocalModelsPanel } from "@/components/settings/local-models/local-models-panel";
import { describeError } from "@/lib/core/errors";
import { localConnectionId } from "@/lib/core/model/connection";
import { requireCurrentActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { viewLocalModels } from "@/lib/use-cases/model/view-local-models";

/** Models that run inside the app. */
export async function LocalModelsSection() {
  const { ownerId, roles } = await requireCurrentActor();
  if (!roles.has("machine-owner")) return <p>{describeError({ code: "machine-owner-only" })}</p>;
  const app = await getApp();
  const [settings, view] = await Promise.all([
    app.deps.ownerSettings.read({ ownerId }),
    viewLocalModels(app.models.localModels, {
      contextTokens: app.deps.sessionSettings.contextLimitTokens,
    }),
  ]);
  return (
    <LocalModelsPanel
      view={view}
      defaultModel={settings.defaultModel}
      models={settings.models.filter(({ connectionId }) => connectionId === localConnectionId)}
    />
  );
}
