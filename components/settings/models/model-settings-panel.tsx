"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ModelChoice, ModelIdentity } from "@/lib/core/log/event-envelope";
import type { Connection } from "@/lib/core/model/connection";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import { SettingsGroup } from "../settings-group";
import { ConnectionCard } from "./connection-card";
import { ConnectionForm } from "./connection-form";
import { DefaultModelPicker } from "./default-model-picker";
import { FoundServers } from "./found-servers";

interface ModelSettingsPanelProps {
  readonly connections: readonly Connection[];
  readonly defaultModel: ModelChoice | null;
  readonly models: readonly ModelSettings[];
  readonly model: ModelIdentity;
}

/** The section of models: who answers by default, and the connections. */
export function ModelSettingsPanel({ connections, defaultModel, models, model }: ModelSettingsPanelProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <SettingsGroup
        title="The model that answers"
        explanation="For every session that has none of its own. A session's model is chosen at the top of the conversation."
      >
        <DefaultModelPicker current={defaultModel} model={model} />
      </SettingsGroup>
      <SettingsGroup
        title="Connections"
        explanation="Where models are reached. What you write, and what the agent remembers, is sent to the one that answers."
        actions={
          !isAdding && (
            <Button onClick={() => setAdding(true)}>
              <Plus aria-hidden className="size-3.5" />
              Add connection
            </Button>
          )
        }
      >
        <div className="space-y-3">
          {isAdding && <ConnectionForm connection={null} onDone={() => setAdding(false)} />}
          {connections.map((connection) => (
            <ConnectionCard
              key={connection.connectionId}
              connection={connection}
              models={models.filter(({ connectionId }) => connectionId === connection.connectionId)}
            />
          ))}
          <FoundServers connections={connections} />
          {connections.length === 0 && !isAdding && (
            <p className="rounded-xl border border-dashed border-line px-4 py-5 text-[13px] text-mute">
              Nothing is connected yet, so the demo assistant answers. Add OpenAI with a key, or a server that
              speaks its interface: Ollama, LM Studio, vLLM, llama.cpp and most hosted models do.
            </p>
          )}
        </div>
      </SettingsGroup>
    </>
  );
}
