"use client";

import { useState } from "react";
import { type ActInput, type Action, useAct } from "@/lib/client/query/use-act";
import { useSessionStore } from "@/lib/client/session/session-context";
import type { RecordedEvents } from "@/lib/contract/recorded-events";
import type { SessionEvent } from "@/lib/core/log/events";

/** Something the person does that ends as events in the log. */
export interface RecordedAct<Input> {
  readonly isRunning: boolean;
  /** A sentence to show where the person looks; null when all is well. */
  readonly error: string | null;
  clearError(): void;
  /** Runs the act and folds its events. True when it was accepted. While one runs, another is ignored. */
  run(input: ActInput<Input>): Promise<boolean>;
}

/** Runs a server action that answers with events; a refusal among them is an error to show. */
export function useRecordedAct<Input>(action: Action<Input, RecordedEvents>): RecordedAct<Input> {
  const store = useSessionStore();
  const act = useAct(action);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    isRunning: act.isRunning,
    error: act.error ?? refusal,
    clearError() {
      act.clearError();
      setRefusal(null);
    },
    async run(input) {
      setRefusal(null);
      const recorded = await act.run(input);
      if (!recorded) return false;
      store.getState().receiveEvents(recorded.events);
      const refused = refusalIn(recorded.events);
      setRefusal(refused);
      return refused === null;
    },
  };
}

function refusalIn(events: readonly SessionEvent[]): string | null {
  const rejected = events.find((event) => event.type === "operation-rejected");
  return rejected?.type === "operation-rejected" ? rejected.reason : null;
}
