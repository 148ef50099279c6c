"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { CheckList } from "@/components/model/connect/check-list";
import { useOfferedModels } from "@/components/model/use-offered-models";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { fetchRead } from "@/lib/client/query/fetch-read";
import { testConnectionContract } from "@/lib/contract/model/test-connection";
import type { Connection } from "@/lib/core/model/connection";

/** Tries a connection and says in words what works. */
export function ConnectionTest({ connection }: { readonly connection: Connection }) {
  const { connections } = useOfferedModels();
  const offered = connections?.find(({ connectionId }) => connectionId === connection.connectionId);
  const [written, setWritten] = useState<string | null>(null);
  const given = useRef(new AbortController());
  // A test that nobody waits for any more is given up: it may hold a model for minutes.
  useEffect(() => () => given.current.abort(), []);
  const testing = useMutation({
    mutationFn: (modelId: string | null) =>
      fetchRead(
        testConnectionContract,
        { connectionId: connection.connectionId, modelId, embeddingModelId: null },
        given.current.signal,
      ),
  });
  const listId = useId();
  const firstOffered = offered?.models.find(({ makesEmbeddings }) => !makesEmbeddings)?.modelId ?? "";
  const modelId = written ?? firstOffered;

  const test = (event: FormEvent) => {
    event.preventDefault();
    if (!testing.isPending) testing.mutate(modelId.trim() || null);
  };

  return (
    <form onSubmit={test} className="mt-3 border-t border-line pt-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label="Model to test" hint="sends up to eight short requests">
            <input
              value={modelId}
              onChange={(event) => setWritten(event.target.value)}
              list={listId}
              autoComplete="off"
              className={fieldControl}
            />
          </Field>
          <datalist id={listId}>
            {offered?.models.map((model) => (
              <option key={model.modelId} value={model.modelId} />
            ))}
          </datalist>
        </div>
        <Button type="submit" variant="primary" aria-disabled={testing.isPending} className="min-h-8">
          {testing.isPending ? "Testing…" : "Test connection"}
        </Button>
      </div>
      <InlineError message={testing.error?.message ?? null} className="mt-2" />
      <div role="status">
        {testing.data && (
          <div className="mt-3">
            <CheckList checks={testing.data} />
          </div>
        )}
      </div>
    </form>
  );
}
