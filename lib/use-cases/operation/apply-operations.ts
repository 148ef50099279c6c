import type { AppError } from "@/lib/core/errors";
import type { Operation } from "@/lib/core/log/operations";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";
import { decideOperation } from "./apply-operation";
import { createSummarizer } from "./summarize-context";

/** Several operations of the person that do not build on each other: no two of them on one memory. */
export interface OperationBatch extends SessionScope {
  readonly newSession?: boolean;
  readonly operations: readonly { readonly eventId: string; readonly operation: Operation }[];
}

/** Runs several operations by the person in one append: all of them are recorded or none is. One event each, refusals included. */
export async function applyOperations(
  deps: Dependencies,
  { ownerId, sessionId, newSession, operations }: OperationBatch,
): Promise<Result<Appended, AppError>> {
  const startedMs = deps.clock.now().getTime();
  const scope = { ownerId, sessionId, ...(newSession ? { newSession } : {}) };
  const summarize = createSummarizer(deps.languageModel);
  return appendEvents(deps, scope, async (state) => {
    const decisions = [];
    for (const { eventId, operation } of operations) {
      const request = { ownerId, sessionId, by: "person", eventId, call: null, operation } as const;
      decisions.push(await decideOperation({ deps, request, state, startedMs }, summarize));
    }
    // The earliest of the positions that one of them looked at: nothing may have changed since any of them looked.
    const looked = decisions.flatMap(({ expectedMemoryPosition: position }) => position ?? []);
    return ok({
      events: decisions.flatMap((decision) => decision.events),
      ...(looked.length > 0 ? { expectedMemoryPosition: Math.min(...looked) } : {}),
      embeddings: new Map(decisions.flatMap((decision) => [...(decision.embeddings ?? [])])),
    });
  });
}
