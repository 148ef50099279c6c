"use client";

import Link from "next/link";
import { ConnectionModels } from "@/components/model/connection-models";
import { useOfferedModels } from "@/components/model/use-offered-models";
import type { ModelChoice } from "@/lib/core/log/event-envelope";

interface OfferedEmbeddersProps {
  readonly current: ModelChoice | null;
  readonly onChoose: (choice: ModelChoice) => void;
}

/** The embedding models of every connection; those that do not show themselves can be named by hand. */
export function OfferedEmbedders({ current, onChoose }: OfferedEmbeddersProps) {
  const { connections, problem } = useOfferedModels();
  if (connections === null)
    return (
      <p role="status" className="px-2 py-2 text-mute">
        Asking the connections what they offer…
      </p>
    );
  return (
    <>
      {problem && <p className="px-2 py-2 text-danger">{problem}</p>}
      {connections.map((connection) => (
        <ConnectionModels
          key={connection.connectionId}
          connection={connection}
          filter=""
          kind="embedding"
          current={current}
          onChoose={onChoose}
        />
      ))}
      {connections.length === 0 && (
        <p className="px-2 pt-2 text-mute">
          A connection whose server makes embeddings is offered here.{" "}
          <Link href="/settings?section=model" prefetch={false} className="text-accent hover:underline">
            Connect one
          </Link>
        </p>
      )}
    </>
  );
}
