import { repeatedCall } from "@/lib/core/context/repeated-call";
import type { AppError } from "@/lib/core/errors";
import type { ToolCall } from "@/lib/core/log/context-item";
import type { SessionEvent } from "@/lib/core/log/events";
import { operationOfTool } from "@/lib/core/log/operations";
import type { Rejection } from "@/lib/core/log/rejection";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import { applyOperation } from "../operation/apply-operation";
import { type RefusalContext, rejected } from "../operation/operation-request";
import type { RunTurnInput } from "../scope";
import { LeaseLostError } from "./call-model";
import { pauseAtCall } from "./pause-turn";

/** Tool calls that run per step at most; the rest is refused with a reason. */
const maxCallsPerStep = 16;

/** What a call becomes when the person does not want it. */
export const skippedByPerson: Rejection = {
  code: "SKIPPED_BY_PERSON",
  reason: "The person skipped this call; nothing was changed. Go on without it.",
};

/**
 * Runs the calls of a step one after the other. Before each, a breakpoint may hold the turn until the person lets it run, changes its
 * arguments or skips it. A call that this turn has made already, with nothing changed since, is refused instead: `repeated` says that one
 * was, and `repeats` that the model has been told so twice and does it again. Throws `LeaseLostError`, and what the signal was aborted with.
 */
export async function runCalls(
  deps: Dependencies,
  input: RunTurnInput & { readonly step: number },
  toolCalls: readonly ToolCall[],
  callItemId: string,
): Promise<"done" | "repeated" | "repeats"> {
  let repeats = 0;
  for (const [index, call] of toolCalls.entries()) {
    input.signal.throwIfAborted();
    const { toolCallId, toolName } = call;
    const request = {
      ownerId: input.ownerId,
      sessionId: input.sessionId,
      by: "agent",
      eventId: deps.ids.newId(),
      fence: input.fence,
      call: { turnId: input.turnId, step: input.step, toolCallId, toolName, callItemId },
      signal: input.signal,
    } as const;
    const turnEvents = await eventsOfTurn(deps, input);
    const refusal = index < maxCallsPerStep ? repeatedCall(turnEvents, call) : tooManyCalls;
    const applied = refusal
      ? await refuseCall(deps, request, call, refusal)
      : await runCall(deps, input, request, call);
    if (!applied.ok) throw new LeaseLostError();
    if (refusal?.code === "REPEATED_CALL") repeats = repeatsIn(turnEvents) + 1;
  }
  if (repeats > maxRepeats) return "repeats";
  return repeats > 0 ? "repeated" : "done";
}

/** How often a turn may be told that it repeats itself. */
const maxRepeats = 2;

function repeatsIn(events: readonly SessionEvent[]): number {
  return events.filter((event) => event.type === "operation-rejected" && event.code === "REPEATED_CALL")
    .length;
}

async function eventsOfTurn(deps: Dependencies, scope: RunTurnInput): Promise<readonly SessionEvent[]> {
  const { ownerId, sessionId, turnId } = scope;
  const state = await deps.sessionReader.latest({ ownerId, sessionId });
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  return turn ? deps.sessionReader.eventsAfter({ ownerId, sessionId }, turn.startedSequence - 1) : [];
}

const tooManyCalls: Rejection = {
  code: "OPERATION_LIMIT",
  reason: `At most ${maxCallsPerStep} tool calls run in one step; this one did not.`,
};

type CallRequest = RefusalContext["request"] & { readonly fence: number };

async function runCall(
  deps: Dependencies,
  input: RunTurnInput & { readonly step: number },
  request: CallRequest,
  call: ToolCall,
): Promise<Result<Appended, AppError>> {
  const decided = await pauseAtCall(deps, input, call);
  if (decided?.decision === "skip") return refuseCall(deps, request, call, skippedByPerson);
  const callInput = decided?.decision === "edit" ? decided.input : call.input;
  return applyOperation(deps, { ...request, name: call.toolName, input: callInput });
}

function refuseCall(
  deps: Dependencies,
  request: CallRequest,
  { toolName, input }: ToolCall,
  rejection: Rejection,
): Promise<Result<Appended, AppError>> {
  const attempted = { operation: operationOfTool(toolName), toolName, input };
  const startedMs = deps.clock.now().getTime();
  const { ownerId, sessionId, fence } = request;
  return appendEvents(deps, { ownerId, sessionId, fence }, () =>
    ok(rejected({ deps, request, startedMs }, attempted, rejection)),
  );
}
