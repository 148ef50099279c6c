"use client";

import { operate } from "@/app/(studio)/chat/actions";
import { useSessionStore } from "@/lib/client/session/session-context";
import type { RequestOf } from "@/lib/contract/contract";
import type { operateContract } from "@/lib/contract/session/operate";
import type { Operation } from "@/lib/core/log/operations";
import { type RecordedAct, useRecordedAct } from "../use-recorded-act";

/** One of the six operations, run by the person. */
export interface HandOperation extends Omit<RecordedAct<RequestOf<typeof operateContract>>, "run"> {
  /** Runs it through the same door as the agent's tool calls. True when it was accepted. */
  operate(operation: Operation, filterThreshold?: number): Promise<boolean>;
}

/** Runs operations by hand; a refusal comes back as the sentence that the agent would read. */
export function useOperation(): HandOperation {
  const store = useSessionStore();
  const { run, ...act } = useRecordedAct(operate);
  return {
    ...act,
    operate: ({ operation, input }, filterThreshold) =>
      run((requestId) => {
        const { sessionId, isNew } = store.getState();
        return {
          sessionId,
          newSession: isNew,
          requestId,
          operation,
          input,
          ...(filterThreshold === undefined ? {} : { filterThreshold }),
        };
      }),
  };
}
