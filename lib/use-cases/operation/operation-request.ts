import { shortResult } from "@/lib/core/context/short-result";
import { toolResult } from "@/lib/core/context/tool-result";
import type { NewItem } from "@/lib/core/log/context-item";
import type { NewEvent } from "@/lib/core/log/events";
import type { Actor } from "@/lib/core/log/memory";
import type { Operation, OperationName } from "@/lib/core/log/operations";
import type { Rejection } from "@/lib/core/log/rejection";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { Decision } from "../log/append-events";
import type { SessionScope } from "../scope";
import { newItem } from "../session/new-item";

/** The tool call behind an operation of the agent. */
export interface CallingStep {
  readonly turnId: string;
  readonly step: number;
  readonly toolCallId: string;
  readonly toolName: string;
  /** The agent item that made the call. */
  readonly callItemId: string;
}

/** One operation that somebody wants done. `eventId` makes a repeated request harmless. */
export interface OperationRequest extends SessionScope {
  readonly newSession?: boolean;
  /** `app`: a strategy of the lab that stores or recalls for a model without tools. */
  readonly by: Actor;
  readonly eventId: string;
  readonly call: CallingStep | null;
  /** Of the lease under which the calling turn runs. */
  readonly fence?: number;
  readonly operation: Operation;
  /** UPDATE and DELETE: the version that the person had on screen, or a program names; when another one holds, nothing is changed. */
  readonly expectedVersion?: number;
  /** FILTER by the person may move the threshold; the agent uses the session's. */
  readonly filterThreshold?: number;
  readonly signal?: AbortSignal;
}

/** What even an operation that cannot be parsed has: enough to record its refusal. */
export interface RefusalContext {
  readonly deps: Dependencies;
  readonly request: Omit<OperationRequest, "operation">;
  readonly startedMs: number;
}

/** What the decision of one operation works with. */
export interface OperationContext<Name extends OperationName> extends RefusalContext {
  readonly request: OperationRequest;
  readonly input: Extract<Operation, { operation: Name }>["input"];
  readonly state: SessionState;
}

/** The fields every event of an operation shares. */
export function operationFields({ deps, request, startedMs }: RefusalContext) {
  const now = deps.clock.now();
  return {
    id: request.eventId,
    at: now.toISOString(),
    by: request.by,
    turnId: request.call?.turnId ?? null,
    step: request.call?.step ?? null,
    toolCallId: request.call?.toolCallId ?? null,
    durationMs: now.getTime() - startedMs,
  };
}

/** The item that carries a tool's answer back to the model; null when a person acted, who sees the event instead. */
export function resultItem(
  deps: Dependencies,
  call: CallingStep | null,
  text: string,
  extra: Partial<NewItem> = {},
): NewItem | null {
  if (!call) return null;
  const { toolCallId, toolName, callItemId } = call;
  const read = deps.profile?.shortResults ? shortResult(text, deps.profile.isTrained) : text;
  return newItem(deps, {
    kind: "tool",
    author: "app",
    text: read,
    toolCallId,
    toolName,
    callItemId,
    ...extra,
  });
}

/** What was asked for, as far as it could be understood. */
export interface AttemptedOperation {
  readonly operation: OperationName | null;
  readonly toolName: string;
  readonly input: unknown;
}

/** Records a refusal: an event like any other, with a reason that the one who asked can act on. */
export function rejected(
  context: RefusalContext,
  attempted: AttemptedOperation,
  rejection: Rejection,
): Decision {
  const event: NewEvent = {
    ...operationFields(context),
    type: "operation-rejected",
    ...attempted,
    code: rejection.code,
    reason: rejection.reason,
    result: resultItem(context.deps, context.request.call, toolResult.rejected(rejection)),
  };
  return { events: [event] };
}
