"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { setDefaultModel } from "@/app/(studio)/settings/model-actions";
import { CheckList } from "@/components/model/connect/check-list";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { fetchRead } from "@/lib/client/query/fetch-read";
import { useAct } from "@/lib/client/query/use-act";
import { useShell } from "@/lib/client/shell/shell-context";
import { testConnectionContract } from "@/lib/contract/model/test-connection";
import type { Connection } from "@/lib/core/model/connection";
import { useOfferedModels } from "../use-offered-models";

interface ConnectTestProps {
  readonly connection: Connection;
  readonly onBack: () => void;
  readonly onUsed: () => void;
}

/** The first model is tested by itself; one button uses the chosen one. */
export function ConnectTest({ connection, onBack, onUsed }: ConnectTestProps) {
  const { connectionId } = connection;
  const { connections } = useOfferedModels();
  const offered = connections?.find((candidate) => candidate.connectionId === connectionId);
  const models = offered?.models.filter(({ makesEmbeddings }) => !makesEmbeddings) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const modelId = chosen ?? models[0]?.modelId ?? "";
  const testing = useConnectionTest(connectionId);
  const { mutate, reset } = testing;
  const isKnown = offered !== undefined;
  const firstModelId = models[0]?.modelId ?? null;
  useEffect(() => {
    if (isKnown) mutate(firstModelId);
  }, [isKnown, firstModelId, mutate]);
  const using = useUsedModel(connectionId, onUsed);
  return (
    <div className="space-y-4">
      <div>
        <p className="font-medium">{connection.name}</p>
        <p className="font-mono text-xs break-all text-mute">{connection.baseUrl}</p>
      </div>
      <InlineError message={offered?.problem ?? null} />
      <Field label="Model" hint={models.length > 0 ? `${models.length} offered` : "write its name"}>
        {models.length > 0 ? (
          <select
            value={modelId}
            onChange={(event) => {
              setChosen(event.target.value);
              reset();
              mutate(event.target.value);
            }}
            className={fieldControl}
          >
            {models.map((model) => (
              <option key={model.modelId}>{model.modelId}</option>
            ))}
          </select>
        ) : (
          <input
            value={modelId}
            onChange={(event) => setChosen(event.target.value)}
            autoComplete="off"
            className={fieldControl}
          />
        )}
      </Field>
      <div role="status" className="min-h-10">
        {testing.isPending && (
          <p className="text-[13px] text-mute">Testing with up to eight short requests…</p>
        )}
        {testing.data && <CheckList checks={testing.data} />}
      </div>
      <InlineError message={testing.error?.message ?? using.error} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="quiet" onClick={onBack}>
          Another one
        </Button>
        <div className="flex gap-2">
          <Button
            aria-disabled={testing.isPending}
            onClick={() => !testing.isPending && mutate(modelId || null)}
          >
            Test again
          </Button>
          <Button
            variant="primary"
            aria-disabled={modelId === "" || using.isRunning}
            onClick={() => modelId !== "" && void using.use(modelId)}
          >
            Use this model
          </Button>
        </div>
      </div>
    </div>
  );
}

function useConnectionTest(connectionId: string) {
  const given = useRef(new AbortController());
  // A test that nobody waits for any more is given up: it may hold a model for minutes.
  useEffect(() => {
    given.current = new AbortController();
    return () => given.current.abort();
  }, []);
  return useMutation({
    mutationFn: (modelId: string | null) =>
      fetchRead(
        testConnectionContract,
        { connectionId, modelId, embeddingModelId: null },
        given.current.signal,
      ),
  });
}

/** Makes a model the one that answers where a session has chosen none. */
function useUsedModel(connectionId: string, onUsed: () => void) {
  const setting = useAct(setDefaultModel);
  const setModel = useShell((shell) => shell.setModel);
  const router = useRouter();
  const use = async (modelId: string) => {
    if (!(await setting.run({ choice: { connectionId, modelId } }))) return;
    setModel({ provider: "openai", modelId, label: modelId });
    router.refresh();
    onUsed();
  };
  return { use, error: setting.error, isRunning: setting.isRunning };
}
