"use client";

import Link from "next/link";
import { useState } from "react";
import { fieldControl } from "@/components/ui/field";
import { demoAssistant } from "@/lib/client/model/model-name";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { offlineConnectionId } from "@/lib/core/model/connection";
import { ConnectionModels } from "./connection-models";
import { ModelRow } from "./model-row";
import { useOfferedModels } from "./use-offered-models";

export interface ModelMenuProps {
  readonly current: ModelChoice | null;
  /** What the first row says: choosing nothing in particular. */
  readonly defaultLabel: string;
  readonly onChoose: (choice: ModelChoice | null, label: string) => void;
}

/** From this many models on a filter is worth its place. */
const filterFrom = 12;

const offline: ModelChoice = { connectionId: offlineConnectionId, modelId: "offline-assistant" };

/** Everything that can answer: the default, the demo assistant, and what each connection offers. */
export function ModelMenu({ current, defaultLabel, onChoose }: ModelMenuProps) {
  const { connections, problem } = useOfferedModels();
  const [filter, setFilter] = useState("");
  const total = connections?.reduce((sum, { models }) => sum + models.length, 0) ?? 0;
  return (
    <div>
      {total >= filterFrom && (
        <input
          type="search"
          aria-label="Filter the models"
          placeholder="Filter…"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className={`${fieldControl} mb-2`}
        />
      )}
      <ul aria-label="Models">
        <ModelRow
          label={defaultLabel}
          isCurrent={current === null}
          onChoose={() => onChoose(null, defaultLabel)}
        />
        <ModelRow
          label={demoAssistant}
          detail="rules, no network"
          isCurrent={current?.connectionId === offlineConnectionId}
          onChoose={() => onChoose(offline, demoAssistant)}
        />
      </ul>
      {connections === null && (
        <p role="status" className="px-2 py-2 text-mute">
          Asking the connections what they offer…
        </p>
      )}
      {problem && <p className="px-2 py-2 text-danger">{problem}</p>}
      {connections?.map((connection) => (
        <ConnectionModels
          key={connection.connectionId}
          connection={connection}
          filter={filter.trim().toLowerCase()}
          current={current}
          onChoose={onChoose}
        />
      ))}
      <Link
        href="/settings?section=model"
        prefetch={false}
        className="mt-2 flex min-h-8 items-center rounded-lg border-t border-line px-2 pt-1.5 text-mute hover:text-ink pointer-coarse:min-h-11"
      >
        {connections?.length === 0 ? "Connect a model…" : "Connections…"}
      </Link>
    </div>
  );
}
