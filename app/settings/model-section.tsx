import { SettingsGroup } from "@/components/settings/settings-group";
import { ModelDetail } from "@/components/shell/model-detail";
import { loadChatPage } from "@/lib/server/page-data";

/** Which model answers. */
export async function ModelSection() {
  const data = await loadChatPage({ sessionId: null });
  if ("unavailable" in data) return null;
  return (
    <SettingsGroup title="The model that answers">
      <div className="rounded-xl border border-line bg-panel p-4 text-[13px]">
        <ModelDetail model={data.model} />
      </div>
    </SettingsGroup>
  );
}
