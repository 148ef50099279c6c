import { diffArrays } from "diff";
import { recordedPrompt } from "../context/recorded-prompt";
import type { PromptMessage } from "../context/render-prompt";
import type { ContextItem } from "../log/context-item";
import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "../log/events";
import { countedTokens, liveItems, type SessionState } from "../session/session-state";
import type { Seeker } from "./seek";

/** One memory that differs between two places: its text at the first and at the second, null where there was none. */
export interface MemoryDifference {
  readonly memoryId: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A stretch of the prompt: what both have, or what one message became. A side that is null is missing there. */
export type PromptDifference =
  | { readonly type: "same"; readonly messages: readonly PromptMessage[] }
  | {
      readonly type: "changed";
      readonly role: PromptMessage["role"];
      readonly before: string | null;
      readonly after: string | null;
    };

/** What differs between two places of one log. */
export interface StepDifference {
  /** Items that are in the context at the second place and not at the first. */
  readonly entered: readonly ContextItem[];
  /** Items that are in the context at the first place and not at the second, with the fate they have there. */
  readonly left: readonly ContextItem[];
  readonly memories: readonly MemoryDifference[];
  /** The prompts of the last model call up to each place; null where one of them has none. */
  readonly prompt: readonly PromptDifference[] | null;
  readonly tokens: { readonly before: number; readonly after: number };
}

/** Compares two places of a log. Pure: the record is read, nothing is computed again by a model. */
export function diffSteps(seeker: Seeker, before: number, after: number): StepDifference {
  const first = seeker.at(before);
  const second = seeker.at(after);
  const inFirst = idsOf(first);
  const inSecond = idsOf(second);
  return {
    entered: liveItems(second).filter((item) => !inFirst.has(item.itemId)),
    left: liveItems(first)
      .filter((item) => !inSecond.has(item.itemId))
      .map((item) => second.items.get(item.itemId) ?? item),
    memories: diffMemories(seeker.events, before, after),
    prompt: diffPrompts(promptUpTo(seeker.events, before), promptUpTo(seeker.events, after)),
    tokens: { before: countedTokens(first), after: countedTokens(second) },
  };
}

/** The messages of the last model call up to a place; null when there was none. */
function promptUpTo(events: readonly SessionEvent[], sequence: number): readonly PromptMessage[] | null {
  for (let index = Math.min(sequence, events.length) - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.type === "step-started") return recordedPrompt(events, event.sequence)?.messages ?? null;
  }
  return null;
}

/** A message as one text: what is said, and the calls in it. */
export function messageText(message: PromptMessage): string {
  if (message.role !== "assistant" || message.toolCalls.length === 0) return message.content;
  const calls = message.toolCalls.map(({ toolName, input }) => `${toolName} ${JSON.stringify(input)}`);
  return [message.content, ...calls].filter((text) => text !== "").join("\n");
}

function idsOf(state: SessionState): ReadonlySet<string> {
  return new Set(liveItems(state).map((item) => item.itemId));
}

function diffMemories(
  events: readonly SessionEvent[],
  before: number,
  after: number,
): readonly MemoryDifference[] {
  const isForward = before <= after;
  const span = isForward ? events.slice(before, after) : events.slice(after, before);
  const found = new Map<string, { readonly before: string | null; after: string | null }>();
  for (const event of span) {
    if (!isMemoryEvent(event)) continue;
    const known = found.get(event.memoryId);
    if (known) known.after = textAfter(event);
    else found.set(event.memoryId, { before: textBefore(event), after: textAfter(event) });
  }
  return [...found]
    .map(([memoryId, change]) =>
      isForward
        ? { memoryId, before: change.before, after: change.after }
        : { memoryId, before: change.after, after: change.before },
    )
    .filter((change) => change.before !== change.after);
}

function textBefore(event: MemoryEvent): string | null {
  if (event.type === "memory-updated") return event.previousContent;
  return event.type === "memory-deleted" ? event.content : null;
}

function textAfter(event: MemoryEvent): string | null {
  return event.type === "memory-deleted" || event.type === "memory-purged" ? null : event.content;
}

function diffPrompts(
  before: readonly PromptMessage[] | null,
  after: readonly PromptMessage[] | null,
): readonly PromptDifference[] | null {
  if (!before || !after) return null;
  const messages = new Map([...before, ...after].map((message) => [keyOf(message), message]));
  const differences: PromptDifference[] = [];
  let removed: readonly PromptMessage[] = [];
  for (const part of diffArrays(before.map(keyOf), after.map(keyOf))) {
    const own = part.value.flatMap((key) => messages.get(key) ?? []);
    if (part.removed) removed = own;
    else {
      differences.push(...replacements(removed, part.added ? own : []));
      removed = [];
      if (!part.added) differences.push({ type: "same", messages: own });
    }
  }
  return [...differences, ...replacements(removed, [])];
}

function keyOf(message: PromptMessage): string {
  return `${message.role}\n${messageText(message)}`;
}

/** Pairs what left a place with what came there, so that a rewritten message reads as one change. */
function replacements(
  removed: readonly PromptMessage[],
  added: readonly PromptMessage[],
): readonly PromptDifference[] {
  const waiting = [...removed];
  const came = added.map((message) => {
    const replaces = waiting[0]?.role === message.role ? waiting.shift() : undefined;
    return changed(replaces ?? null, message);
  });
  return [...came, ...waiting.map((message) => changed(message, null))];
}

function changed(before: PromptMessage | null, after: PromptMessage | null): PromptDifference {
  const role = (after ?? before)?.role ?? "user";
  return {
    type: "changed",
    role,
    before: before && messageText(before),
    after: after && messageText(after),
  };
}
