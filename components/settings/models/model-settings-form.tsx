"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { setModelSettings } from "@/app/(studio)/settings/model-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import type { ProfileChoice } from "@/lib/core/log/profile-choice";
import { type Sampling, serverSampling } from "@/lib/core/log/sampling";
import { type ModelFacts, unknownModelFacts } from "@/lib/core/model/model-facts";
import type { OfferedModel } from "@/lib/core/model/offer";
import type { ModelProtocol, ModelSettings } from "@/lib/core/settings/owner-settings";
import { ProfileFields } from "./profile-fields";
import { SamplingFields } from "./sampling-fields";

interface ModelSettingsFormProps {
  readonly connectionId: string;
  readonly model: OfferedModel;
  /** What the person has set before. */
  readonly settings: ModelSettings | null;
  readonly onDone: () => void;
}

const fields = [
  { fact: "contextTokens", label: "Context, tokens" },
  { fact: "inputPrice", label: "$ per million read" },
  { fact: "cachedInputPrice", label: "$ per million from the cache" },
  { fact: "outputPrice", label: "$ per million written" },
  { fact: "tokenizerRatio", label: "Its tokens for each of ours" },
] as const satisfies readonly { fact: keyof ModelFacts; label: string }[];

/** What the person knows better about a model. An empty field leaves the list's word, shown in grey. */
export function ModelSettingsForm({ connectionId, model, settings, onDone }: ModelSettingsFormProps) {
  const queryClient = useQueryClient();
  const saving = useAct(setModelSettings);
  const router = useRouter();
  const [facts, setFacts] = useState<ModelFacts>(settings?.facts ?? unknownModelFacts);
  const [sampling, setSampling] = useState<Sampling>(settings?.sampling ?? serverSampling);
  const [protocol, setProtocol] = useState<ModelProtocol>(settings?.protocol ?? "auto");
  const [profile, setProfile] = useState<ProfileChoice | null>(
    settings?.profileReason ? null : (settings?.profile ?? null),
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { modelId } = model;
    if (!(await saving.run({ connectionId, modelId, protocol, facts, sampling, profile }))) return;
    void queryClient.invalidateQueries({ queryKey: ["model", "list-offered-models"] });
    router.refresh();
    onDone();
  };
  return (
    <form
      aria-label={`Settings of ${model.modelId}`}
      onSubmit={(event) => void save(event)}
      className="mt-2 mb-1 space-y-3 rounded-lg bg-soft p-3"
    >
      <Field label="How it calls tools" hint={toolWords(settings)}>
        <select
          value={protocol}
          onChange={(event) => setProtocol(event.target.value as ModelProtocol)}
          className={fieldControl}
        >
          <option value="auto">By whichever way works</option>
          <option value="native">By the provider's tool calls</option>
          <option value="paper">By the paper's text protocol</option>
        </select>
      </Field>
      <ProfileFields modelId={model.modelId} settings={settings} profile={profile} onChange={setProfile} />
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(({ fact, label }) => (
          <Field key={fact} label={label}>
            <input
              type="number"
              min={0}
              step="any"
              value={facts[fact] ?? ""}
              placeholder={model.facts[fact] === null ? "not known" : String(model.facts[fact])}
              onChange={(event) =>
                setFacts({ ...facts, [fact]: event.target.value === "" ? null : Number(event.target.value) })
              }
              className={fieldControl}
            />
          </Field>
        ))}
      </div>
      <SamplingFields sampling={sampling} onChange={setSampling} />
      <InlineError message={saving.error} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary">
          Save
        </Button>
      </div>
    </form>
  );
}

function toolWords(settings: ModelSettings | null): string {
  if (settings?.toolCalls === "work") return "tested: its tool calls work";
  if (settings?.toolCalls === "fail") return "tested: its tool calls do not work";
  return "not tested yet";
}
