import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import type { ModelDependencies } from "./model-dependencies";

export interface ChangeModelSettingsInput {
  readonly ownerId: string;
  readonly connectionId: string;
  readonly modelId: string;
  /** What stands for this model afterwards; it is given what there was before, or null. */
  readonly change: (known: ModelSettings | null) => ModelSettings;
}

/** Replaces what the person has set for one model and leaves the others. */
export async function changeModelSettings(
  { ownerSettings }: Pick<ModelDependencies, "ownerSettings">,
  { ownerId, connectionId, modelId, change }: ChangeModelSettingsInput,
): Promise<readonly ModelSettings[]> {
  const { models } = await ownerSettings.read({ ownerId });
  const isThis = (model: ModelSettings) => model.connectionId === connectionId && model.modelId === modelId;
  const changed = change(models.find(isThis) ?? null);
  const next = [...models.filter((model) => !isThis(model)), changed];
  return (await ownerSettings.change({ ownerId, change: { models: next } })).models;
}
