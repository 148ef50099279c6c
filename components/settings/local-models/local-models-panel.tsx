"use client";

import { machineText } from "@/components/model/size-words";
import { useLocalModels } from "@/components/model/use-local-models";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { localConnectionId } from "@/lib/core/model/connection";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import { SettingsGroup } from "../settings-group";
import { AddModelFile } from "./add-model-file";
import { ModelFileRow } from "./model-file-row";
import { OfferRow } from "./offer-row";
import { PolicyRow } from "./policy-row";
import { RuntimeCard } from "./runtime-card";

interface LocalModelsPanelProps {
  readonly view: LocalModelsView;
  readonly defaultModel: ModelChoice | null;
  /** What the person has set for models on this machine. */
  readonly models: readonly ModelSettings[];
}

/** Models that run inside the app: what runs them, which are here, which can be had. */
export function LocalModelsPanel({ view: first, defaultModel, models }: LocalModelsPanelProps) {
  const { view, act } = useLocalModels(first);
  const usedId = defaultModel?.connectionId === localConnectionId ? defaultModel.modelId : null;
  const isReady = view.runtime.status === "installed";
  return (
    <>
      <SettingsGroup
        title="Runtime"
        explanation="Runs model files without any server, on the processor or a Mac's graphics. Not part of the app's own install."
      >
        <RuntimeCard runtime={view.runtime} act={act} />
      </SettingsGroup>
      <SettingsGroup
        title="On this machine"
        explanation={`${machineText(view.machine)} Speeds are estimates from the speed of its memory.`}
      >
        <ul className="space-y-3">
          {view.files.map((file) => (
            <ModelFileRow
              key={file.modelId}
              file={file}
              settings={models.find(({ modelId }) => modelId === file.modelId) ?? null}
              isUsed={file.modelId === usedId}
              isReady={isReady}
              act={act}
            />
          ))}
        </ul>
        {view.files.length === 0 && (
          <p className="rounded-xl border border-dashed border-line px-4 py-5 text-[13px] text-mute">
            No model yet. Download one below, or add a GGUF file that you have.
          </p>
        )}
        <AddModelFile act={act} />
      </SettingsGroup>
      {view.policies.length > 0 && (
        <SettingsGroup
          title="Trained policies"
          explanation="A small model that was trained with this app to manage a memory: an adapter on one of the models above. It is asked exactly as it was trained."
        >
          <ul className="space-y-3">
            {view.policies.map((policy) => (
              <PolicyRow
                key={policy.modelId}
                policy={policy}
                isUsed={policy.modelId === usedId}
                isReady={isReady}
              />
            ))}
          </ul>
        </SettingsGroup>
      )}
      {view.offers.length > 0 && (
        <SettingsGroup
          title="To download"
          explanation="From huggingface.co. A download goes on when you leave this page, and can be stopped and resumed."
        >
          <ul className="space-y-3">
            {view.offers.map((offer) => (
              <OfferRow key={offer.offerId} offer={offer} act={act} />
            ))}
          </ul>
        </SettingsGroup>
      )}
    </>
  );
}
