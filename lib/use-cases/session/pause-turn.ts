import {
  type BreakpointHit,
  type PendingCall,
  pauseBeforeCall,
  pauseBeforeStep,
} from "@/lib/core/branch/breakpoints";
import type { ToolCall } from "@/lib/core/log/context-item";
import type { EventOf, SessionEvent } from "@/lib/core/log/events";
import { currentVersion } from "@/lib/core/log/memory";
import { operationOfTool, parseOperation } from "@/lib/core/log/operations";
import { splitRetrieval } from "@/lib/core/memory/rank";
import { ok } from "@/lib/core/result";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { findForRetrieval } from "../operation/find-for-retrieval";
import type { RunTurnInput } from "../scope";
import { LeaseLostError } from "./call-model";

/** On a shared server another process may record the decision; it is looked for this often, in milliseconds. */
const pollMs = 1_000;

type StepInput = RunTurnInput & { readonly step: number };
type Decision = EventOf<"turn-continued">;

/** Holds the turn before a call when a breakpoint says so. Answers with the person's decision, or null when nothing held it. */
export async function pauseAtCall(
  deps: Dependencies,
  input: StepInput,
  call: ToolCall,
): Promise<Decision | null> {
  const state = await deps.sessionReader.latest({ ownerId: input.ownerId, sessionId: input.sessionId });
  if (state.breakpoints.length === 0) return null;
  const pending = await describeCall(deps, input.ownerId, state, call);
  const hit = pauseBeforeCall(state.breakpoints, pending);
  return hit ? hold(deps, input, hit, call.toolCallId) : null;
}

/** Holds the turn before a step whose context has passed a share of its limit. */
export async function pauseAtStep(deps: Dependencies, input: RunTurnInput, step: number): Promise<void> {
  const state = await deps.sessionReader.latest({ ownerId: input.ownerId, sessionId: input.sessionId });
  const hit = pauseBeforeStep(state.breakpoints, state);
  if (hit) await hold(deps, { ...input, step }, hit, null);
}

/** What the breakpoints need to know of a call: for RETRIEVE this is the search itself, without its effect. */
async function describeCall(
  deps: Dependencies,
  ownerId: string,
  { breakpoints }: SessionState,
  { toolName, input }: ToolCall,
): Promise<PendingCall> {
  const operation = operationOfTool(toolName);
  if (operation === "RETRIEVE" && breakpoints.some(({ kind }) => kind === "retrieved")) {
    const parsed = parseOperation(operation, input);
    if (!parsed.ok || parsed.value.operation !== "RETRIEVE")
      return { toolName, targetContent: null, wouldRetrieve: [] };
    const { query, top_k: topK, metadata_filter: metadataFilter = null } = parsed.value.input;
    if (query.trim() === "") return { toolName, targetContent: null, wouldRetrieve: [] };
    const { found, limits } = await findForRetrieval(deps, { ownerId, query, topK, metadataFilter });
    const { hits } = splitRetrieval(found.memories, limits, []);
    return { toolName, targetContent: null, wouldRetrieve: hits };
  }
  if (operation !== "UPDATE" && operation !== "DELETE")
    return { toolName, targetContent: null, wouldRetrieve: [] };
  const parsed = parseOperation(operation, input);
  const memoryId = parsed.ok && "memory_id" in parsed.value.input ? parsed.value.input.memory_id : null;
  const memory = memoryId === null ? null : await deps.memoryStore.find({ ownerId, memoryId });
  const targetContent = memory ? (currentVersion(memory)?.content ?? null) : null;
  return { toolName, targetContent, wouldRetrieve: [] };
}

/** Records the pause and waits. The lease is renewed by the worker that runs the turn; no transaction is open while it waits. */
async function hold(
  deps: Dependencies,
  input: StepInput,
  hit: BreakpointHit,
  toolCallId: string | null,
): Promise<Decision> {
  const { ownerId, sessionId, turnId, fence, step, signal } = input;
  const decided = waitForDecision(deps, input);
  const paused = await appendEvents(deps, { ownerId, sessionId, fence }, () => {
    const at = deps.clock.now().toISOString();
    const id = deps.ids.newId();
    return ok({ events: [{ id, type: "turn-paused", at, by: "app", turnId, step, toolCallId, ...hit }] });
  });
  const sequence = paused.ok ? (paused.value.events[0]?.sequence ?? 0) : 0;
  if (!paused.ok) {
    decided.giveUp();
    throw new LeaseLostError();
  }
  input.timeLimit?.pause();
  const decision = await decided.after(sequence).finally(() => input.timeLimit?.resume());
  signal.throwIfAborted();
  return decision;
}

/** Listens for the person's decision from now on, in this process at once and in others by asking the log. */
function waitForDecision(deps: Dependencies, { ownerId, sessionId, turnId, signal }: StepInput) {
  let settle: (decision: Decision) => void = () => {};
  let fail: (reason: unknown) => void = () => {};
  const decision = new Promise<Decision>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  const look = (events: readonly SessionEvent[]) => {
    const found = events.find((event) => event.type === "turn-continued" && event.turnId === turnId);
    if (found?.type === "turn-continued") settle(found);
  };
  const unsubscribe = deps.live.subscribe({ ownerId, sessionId }, (message) => {
    if (message.type === "events") look(message.events);
  });
  const stop = () => fail(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  let poll: ReturnType<typeof setInterval> | undefined;
  const giveUp = () => {
    unsubscribe();
    clearInterval(poll);
    signal.removeEventListener("abort", stop);
  };
  // Anyone who gives up before asking must not leave a rejection unhandled.
  decision.catch(() => {});
  return {
    giveUp,
    async after(afterSequence: number): Promise<Decision> {
      poll = setInterval(() => {
        deps.eventLog.read({ ownerId, sessionId, afterSequence }).then(look, fail);
      }, pollMs);
      return await decision.finally(giveUp);
    },
  };
}
