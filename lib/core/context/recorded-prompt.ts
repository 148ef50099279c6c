import type { EventOf, SessionEvent } from "../log/events";
import { describeTools } from "../log/operations";
import { foldSession } from "../session/fold";
import { emptySession, type SessionState } from "../session/session-state";
import { alternateRoles } from "./alternate-roles";
import { inTextProtocol } from "./in-text-protocol";
import { indexOfSequence } from "./prefix-cache";
import { promptHash } from "./prompt-hash";
import { type PromptMessage, renderPrompt } from "./render-prompt";

/** The prompt of one step as the log proves it. */
export interface RecordedPrompt {
  readonly event: EventOf<"step-started">;
  /** The context as messages, one for each item or long message. */
  readonly messages: readonly PromptMessage[];
  /**
   * What the model was sent: the same, in turns where it is asked like that, and with the rules, the tools and the calls as text where it is
   * asked by the text protocol. The built-in assistant is sent the messages as they are.
   */
  readonly sent: readonly PromptMessage[];
  /** SHA-256 of the messages as rendered from the log. */
  readonly hash: string;
  /** True when it equals the hash that was written before the messages were sent; what was sent follows from them. */
  readonly isProven: boolean;
}

const statesBefore = new WeakMap<SessionEvent, SessionState>();
const prompts = new WeakMap<SessionEvent, RecordedPrompt>();

/** Renders the prompt of the step that started at this place of the log and compares it with what was sent. Null for any other place. */
export function recordedPrompt(
  events: readonly SessionEvent[],
  stepStartedSequence: number,
): RecordedPrompt | null {
  const event = events[indexOfSequence(events, stepStartedSequence)];
  if (event?.type !== "step-started") return null;
  const cached = prompts.get(event);
  if (cached) return cached;
  const state = stateBefore(events, event);
  const messages = renderPrompt(state);
  const hash = promptHash(messages);
  const sent = asSent(event, state, messages);
  const prompt = { event, messages, sent, hash, isProven: hash === event.messagesHash };
  prompts.set(event, prompt);
  return prompt;
}

function asSent(
  { systemPlace, path }: EventOf<"step-started">,
  { profile, toolTokens }: SessionState,
  messages: readonly PromptMessage[],
): readonly PromptMessage[] {
  const inTurns = systemPlace === undefined ? messages : alternateRoles(messages, systemPlace);
  const isWritten = path === "text-protocol" || path === "text-protocol-with-grammar";
  if (isWritten && profile?.prompt === "policy") return inTextProtocol(inTurns, "trained");
  if (!isWritten || toolTokens === 0) return inTurns;
  const requiredArgumentsOnly = profile?.arguments === "required";
  return inTextProtocol(inTurns, describeTools(undefined, { requiredArgumentsOnly }));
}

/** The folded state before an event. Folds on from the nearest step seen before, so that walking through steps stays cheap. */
export function stateBefore(events: readonly SessionEvent[], event: SessionEvent): SessionState {
  const cached = statesBefore.get(event);
  if (cached) return cached;
  const end = indexOfSequence(events, event.sequence);
  let start = end - 1;
  while (start >= 0 && !isSeen(events[start])) start--;
  const from = events[start];
  const state = foldSession(
    events.slice(Math.max(0, start), end),
    (from && statesBefore.get(from)) ?? emptySession,
  );
  statesBefore.set(event, state);
  return state;
}

function isSeen(event: SessionEvent | undefined): boolean {
  return event !== undefined && statesBefore.has(event);
}
