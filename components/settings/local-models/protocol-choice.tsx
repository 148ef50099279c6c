"use client";

import { useState } from "react";
import { setModelSettings } from "@/app/(studio)/settings/model-actions";
import { InlineError } from "@/components/ui/inline-error";
import { usePerform } from "@/lib/client/query/use-act";
import { serverSampling } from "@/lib/core/log/sampling";
import { localConnectionId } from "@/lib/core/model/connection";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import type { ModelProtocol, ModelSettings } from "@/lib/core/settings/owner-settings";

interface ProtocolChoiceProps {
  readonly modelId: string;
  readonly name: string;
  readonly settings: ModelSettings | null;
}

/** How one model calls tools: by itself, or as the person says. */
export function ProtocolChoice({ modelId, name, settings }: ProtocolChoiceProps) {
  const perform = usePerform();
  const [protocol, setProtocol] = useState<ModelProtocol>(settings?.protocol ?? "auto");
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (wanted: ModelProtocol) => {
    const before = protocol;
    setProtocol(wanted);
    const facts = settings?.facts ?? unknownModelFacts;
    const saved = await perform(setModelSettings, {
      connectionId: localConnectionId,
      modelId,
      protocol: wanted,
      facts,
      sampling: settings?.sampling ?? serverSampling,
      profile: settings?.profileReason ? null : (settings?.profile ?? null),
    });
    setProblem(saved.ok ? null : saved.error.message);
    if (!saved.ok) setProtocol(before);
  };
  return (
    <div className="mt-1.5">
      <label className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-mute">
        Calls tools
        <select
          aria-label={`How ${name} calls tools`}
          value={protocol}
          onChange={(event) => void choose(event.target.value as ModelProtocol)}
          className="min-h-7 rounded-md border border-line bg-bg px-1.5 text-xs text-ink pointer-coarse:min-h-11"
        >
          <option value="auto">as it was trained to</option>
          <option value="native">natively</option>
          <option value="paper">by the paper's text protocol</option>
        </select>
      </label>
      <InlineError message={problem} />
    </div>
  );
}
