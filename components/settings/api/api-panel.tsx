"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ApiKey } from "@/lib/core/foreign/api-key";
import { SettingsGroup } from "../settings-group";
import { ApiKeyRow } from "./api-key-row";
import { CommandLine } from "./command-line";
import { ImportRun } from "./import-run";
import { NewKeyCard } from "./new-key-card";
import { NewKeyForm } from "./new-key-form";
import { type RecordableConnection, RecordingChoice } from "./recording-choice";

interface ApiPanelProps {
  /** Without their hashes. */
  readonly keys: readonly Omit<ApiKey, "hash">[];
  readonly connections: readonly RecordableConnection[];
  readonly recordedConnectionId: string | null;
  /** Where this app is reached, without a path. */
  readonly address: string;
}

/** Keys of programs outside the studio, and what to tell such a program. */
export function ApiPanel({ keys, connections, recordedConnectionId, address }: ApiPanelProps) {
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const shown = made ?? "YOUR_KEY";
  return (
    <>
      <SettingsGroup
        title="Keys"
        explanation="A program shows its key with every request. What it does is in a session that is named after it, under your memory policy, and can be undone like everything else."
        actions={
          !isAdding && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              New key
            </Button>
          )
        }
      >
        {isAdding && (
          <NewKeyForm
            onDone={(key) => {
              setAdding(false);
              if (key !== null) setMade(key);
            }}
          />
        )}
        {made !== null && <NewKeyCard value={made} onDone={() => setMade(null)} />}
        {keys.length > 0 ? (
          <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
            {keys.map((key) => (
              <ApiKeyRow key={key.keyId} apiKey={key} />
            ))}
          </ul>
        ) : (
          !isAdding && (
            <p className="rounded-xl border border-line border-dashed px-4 py-5 text-center text-[13px] text-mute">
              No program has a key yet.
            </p>
          )
        )}
      </SettingsGroup>
      <SettingsGroup
        title="Model Context Protocol"
        explanation="Any MCP client gets the six operations as tools, and memories and sessions as resources."
      >
        <div className="space-y-3">
          <CommandLine label="Address, Streamable HTTP" text={`${address}/mcp`} />
          <CommandLine
            label="In a client’s configuration"
            text={JSON.stringify(
              {
                mcpServers: {
                  agemem: {
                    type: "http",
                    url: `${address}/mcp`,
                    headers: { Authorization: `Bearer ${shown}` },
                  },
                },
              },
              null,
              2,
            )}
          />
          <CommandLine
            label="Clients that start a program instead"
            text={`AGEMEM_API_KEY=${shown} npm run --silent mcp -- --url ${address}`}
          />
        </div>
      </SettingsGroup>
      <SettingsGroup
        title="HTTP API"
        explanation="Memories, sessions, events and the six operations as JSON. What is done with a key is in a session that is named after it."
      >
        <div className="space-y-3">
          <CommandLine
            label="List the memories"
            text={`curl -sS -H "Authorization: Bearer ${shown}" "${address}/v1/memories?limit=5"`}
          />
          <CommandLine
            label="Add one"
            text={`curl -sS -H "Authorization: Bearer ${shown}" -H "Content-Type: application/json" -d '{"content":"Prefers window seats."}' "${address}/v1/memories"`}
          />
          <CommandLine label="Its OpenAPI document" text={`${address}/v1/openapi.json`} />
        </div>
      </SettingsGroup>
      <SettingsGroup
        title="Record an agent"
        explanation="Give an agent this base address instead of its provider’s: what it sends and what the model answers goes through as it is, and shows here as a session. Its key goes through as well and is never kept."
      >
        <RecordingChoice connections={connections} chosen={recordedConnectionId} />
        {recordedConnectionId !== null && (
          <div className="mt-3">
            <CommandLine label="Base address for the agent" text={`${address}/v1`} />
          </div>
        )}
      </SettingsGroup>
      <SettingsGroup
        title="Import a run"
        explanation="A transcript of Claude Code or a rollout of Codex (JSON Lines), an export of LangSmith or Langfuse, spans of OpenTelemetry (OTLP as JSON), messages of the AI SDK or in OpenAI’s form: as a session to replay, with its compactions. What the file does not say is named."
      >
        <ImportRun />
      </SettingsGroup>
    </>
  );
}
