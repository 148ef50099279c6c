"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ModelChoice, SessionSettings } from "@/lib/core/log/event-envelope";
import type { Connection, Dialect } from "@/lib/core/model/connection";
import type { ModelFacts } from "@/lib/core/model/model-facts";
import type { ConnectionCheck, FoundServer, OfferedConnection } from "@/lib/core/model/offer";
import type { ModelProtocol } from "@/lib/core/settings/owner-settings";
import type { ActionResult, RecordedEvents } from "../session/server-actions";

export interface SaveConnectionFields {
  readonly connectionId: string | null;
  readonly name: string;
  readonly address: string;
  readonly dialect: Dialect | null;
  /** Null keeps the stored key, the empty text removes it. */
  readonly key: string | null;
}

/** What the views ask of the server about models, handed down because components never import from `app/`. */
export interface ModelActions {
  listOfferedModels(): Promise<ActionResult<readonly OfferedConnection[]>>;
  discoverServers(): Promise<ActionResult<readonly FoundServer[]>>;
  saveConnection(fields: SaveConnectionFields): Promise<ActionResult<Connection>>;
  removeConnection(fields: { connectionId: string }): Promise<ActionResult<null>>;
  testConnection(fields: {
    connectionId: string;
    modelId: string | null;
    embeddingModelId: string | null;
  }): Promise<ActionResult<readonly ConnectionCheck[]>>;
  setDefaultModel(fields: { choice: ModelChoice | null }): Promise<ActionResult<null>>;
  setModelSettings(fields: {
    connectionId: string;
    modelId: string;
    protocol: ModelProtocol;
    facts: ModelFacts;
  }): Promise<ActionResult<null>>;
  changeSessionSettings(fields: {
    sessionId: string;
    newSession: boolean;
    requestId: string;
    change: Pick<SessionSettings, "contextLimitTokens" | "softMark" | "hardMark"> &
      Partial<Pick<SessionSettings, "filterThreshold">>;
  }): Promise<ActionResult<RecordedEvents>>;
  chooseModel(fields: {
    sessionId: string;
    newSession: boolean;
    requestId: string;
    choice: ModelChoice | null;
    label: string;
  }): Promise<ActionResult<RecordedEvents>>;
}

const ModelActionsContext = createContext<ModelActions | null>(null);

/** Hands the actions on models down to the views. */
export function ModelActionsProvider({
  actions,
  children,
}: {
  readonly actions: ModelActions;
  readonly children: ReactNode;
}) {
  return <ModelActionsContext value={actions}>{children}</ModelActionsContext>;
}

/** The actions on models, or null where none may be taken: in a recording. */
export function useModelActions(): ModelActions | null {
  return useContext(ModelActionsContext);
}
