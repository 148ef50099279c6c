import { ModelSettingsPanel } from "@/components/settings/models/model-settings-panel";
import { SystemPromptPanel } from "@/components/settings/models/system-prompt-panel";
import { loadModelSection } from "@/lib/server/settings-data";

/** Which model answers, and the connections it is reached by. */
export async function ModelSection() {
  const { connections, settings, model, prompt } = await loadModelSection();
  return (
    <>
      <ModelSettingsPanel
        connections={connections}
        defaultModel={settings.defaultModel}
        models={settings.models}
        model={model}
      />
      <SystemPromptPanel key={prompt.text} {...prompt} />
    </>
  );
}
