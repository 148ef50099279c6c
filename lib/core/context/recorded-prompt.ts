import type { EventOf, SessionEvent } from "../log/events";
import { foldSession } from "../session/fold";
import { emptySession, type SessionState } from "../session/session-state";
import { alternateRoles } from "./alternate-roles";
import { indexOfSequence } from "./prefix-cache";
import { promptHash } from "./prompt-hash";
import { type PromptMessage, renderPrompt } from "./render-prompt";

/** The prompt of one step as the log proves it. */
export interface RecordedPrompt {
  readonly event: EventOf<"step-started">;
  /** The context as messages, one for each item or long message. */
  readonly messages: readonly PromptMessage[];
  /** What the model was sent: the same, in turns where it is asked like that. The built-in assistant is not. */
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
  const messages = renderPrompt(stateBefore(events, event));
  const hash = promptHash(messages);
  const sent = event.systemPlace === undefined ? messages : alternateRoles(messages, event.systemPlace);
  const prompt = { event, messages, sent, hash, isProven: hash === event.messagesHash };
  prompts.set(event, prompt);
  return prompt;
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
