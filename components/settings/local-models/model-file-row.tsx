"use client";

import { useState } from "react";
import { removeModel } from "@/app/(studio)/settings/local-model-actions";
import { bytesText, fitText } from "@/components/model/size-words";
import type { ActOnLocalModels } from "@/components/model/use-act-on-local-models";
import { useChosenLocalModel } from "@/components/model/use-chosen-local-model";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { numberText } from "@/components/ui/number-text";
import { localConnectionId } from "@/lib/core/model/connection";
import type { PresentLocalModel } from "@/lib/core/model/local-models-view";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import { ModelSettingsForm } from "../models/model-settings-form";

interface ModelFileRowProps {
  readonly file: PresentLocalModel;
  readonly settings: ModelSettings | null;
  /** True for the model that answers by default. */
  readonly isUsed: boolean;
  /** True when the runtime is installed. */
  readonly isReady: boolean;
  readonly act: ActOnLocalModels;
}

/** One model file: what it is, whether it can be used, and what can be done with it. */
export function ModelFileRow({ file, settings, isUsed, isReady, act }: ModelFileRowProps) {
  const choose = useChosenLocalModel();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isSetting, setSetting] = useState(false);
  const { modelId, name, outsidePath, trainedContext } = file;
  const isOutside = outsidePath !== null;
  const canUse = isReady && file.problem === null && file.fit.verdict !== "too-large" && !file.isEmbedding;

  const use = async () => setProblem(await choose(modelId, name));
  const remove = async () => {
    setAsking(false);
    setProblem(await act(removeModel, { modelId }));
  };

  return (
    <li className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="font-medium break-words">
            {name}
            {isUsed && (
              <span className="ml-2 rounded-md bg-accent/12 px-1.5 py-0.5 text-xs font-medium text-accent">
                answers by default
              </span>
            )}
          </h3>
          {file.problem === null && (
            <>
              <p className="mt-0.5 text-xs text-mute">{factsText(file)}</p>
              <p
                className={`mt-0.5 text-xs ${file.fit.verdict === "too-large" ? "text-danger" : "text-mute"}`}
              >
                {fitText(file.fit)}
              </p>
            </>
          )}
          {isOutside && <p className="mt-0.5 font-mono text-xs break-all text-mute">{outsidePath}</p>}
        </div>
        <div className="flex flex-wrap gap-1.5">
          {!isUsed && !file.isEmbedding && (
            <Button
              aria-disabled={!canUse || undefined}
              onClick={() => canUse && void use()}
              aria-label={`Use ${name}`}
            >
              Use
            </Button>
          )}
          {!file.isEmbedding && file.problem === null && (
            <Button
              variant="quiet"
              aria-label={`Settings of ${name}`}
              aria-expanded={isSetting}
              onClick={() => setSetting(!isSetting)}
            >
              Settings
            </Button>
          )}
          <Button
            variant="quiet"
            aria-label={`Remove ${name}`}
            aria-expanded={isAsking}
            onClick={() => setAsking(!isAsking)}
          >
            Remove
          </Button>
        </div>
      </div>
      {!isReady && file.problem === null && (
        <p className="mt-2 text-xs text-mute">Install the runtime above to use it.</p>
      )}
      {isSetting && (
        <ModelSettingsForm
          connectionId={localConnectionId}
          model={{
            modelId,
            makesEmbeddings: false,
            contextTokens: trainedContext,
            facts: { ...unknownModelFacts, contextTokens: trainedContext },
          }}
          settings={settings}
          onDone={() => setSetting(false)}
        />
      )}
      {isAsking && (
        <div className="mt-3 border-t border-line pt-3">
          <p className="text-[13px]">
            {isOutside
              ? "Take it off this list? The file stays where it is."
              : `Delete the file? ${bytesText(file.fileBytes)} become free.`}
            {isUsed && " Until you choose another, sessions that use it cannot answer."}
          </p>
          <div className="mt-2 flex gap-2">
            <Button variant="primary" onClick={() => void remove()}>
              {isOutside ? "Take off the list" : "Delete"}
            </Button>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              Keep
            </Button>
          </div>
        </div>
      )}
      <InlineError message={problem ?? file.problem} className="mt-2" />
    </li>
  );
}

function factsText({ fileBytes, trainedContext, isEmbedding }: PresentLocalModel): string {
  return [
    bytesText(fileBytes),
    trainedContext === null ? null : `reads up to ${numberText(trainedContext)} tokens`,
    isEmbedding ? "makes embeddings, does not talk" : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
