import { ModelSettingsPanel } from "@/components/settings/models/model-settings-panel";
import { loadModelSection } from "@/lib/server/settings-data";

/** Which model answers, and the connections it is reached by. */
export async function ModelSection() {
  const { connections, settings, model } = await loadModelSection();
  return (
    <ModelSettingsPanel
      connections={connections}
      defaultModel={settings.defaultModel}
      models={settings.models}
      model={model}
    />
  );
}
