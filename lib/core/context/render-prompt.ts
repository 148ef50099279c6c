import { z } from "zod";
import type { ContextItem, Thought, ToolCall } from "../log/context-item";
import { toolNames } from "../log/operations";
import { liveItems, runningTurn, type SessionState } from "../session/session-state";
import { resultInWords } from "./result-in-words";

/**
 * What the app speaks about: the context, which is no turn of the conversation and never stands as a message of the person, or the step
 * before, which has to be answered.
 */
export type NoticeSubject = "context" | "step";

/** One message as a model receives it, independent of any provider's wire format. */
export type PromptMessage =
  | { readonly role: "system"; readonly content: string }
  /** With `notice` it is the app that speaks; `alternateRoles` decides where that is sent. */
  | { readonly role: "user"; readonly content: string; readonly notice?: NoticeSubject }
  | {
      readonly role: "assistant";
      readonly content: string;
      readonly toolCalls: readonly ToolCall[];
      /** Only in the turn they belong to, and only where the provider gave any. */
      readonly thoughts?: readonly Thought[];
    }
  | {
      readonly role: "tool";
      readonly toolCallId: string;
      readonly toolName: string;
      readonly content: string;
    };

const placedSchema = z.object({
  retrieved: z.array(z.object({ memory_id: z.string(), content: z.string(), origin: z.string().optional() })),
});

/** The memories in the text of a placed item; none where an erasure has left no such text. */
function placedMemoriesIn(text: string): z.infer<typeof placedSchema>["retrieved"] {
  try {
    return placedSchema.safeParse(JSON.parse(text)).data?.retrieved ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Opens a message that stands for memories which the person put into the context by hand, or the app before the message that follows. */
export const placedMemoriesHeaders = {
  person: "[Memories placed by the person]",
  app: "[Memories placed by the app]",
} as const;

/**
 * Projects the folded context to the messages of the next model call: live items only, in context order, each result directly
 * behind its call: what the person put in between two calls of one step stands after them, as every provider demands.
 * Pure, so the exact prompt of any past step can be shown again and proven by its hash.
 */
export function renderPrompt(state: SessionState): readonly PromptMessage[] {
  const live = liveItems(state);
  const resultsOf = resultsByCall(live);
  const turnId = runningTurn(state)?.turnId ?? null;
  const asked = {
    turnId,
    keepsThoughts: state.profile?.prompt === "policy",
    inWords: state.profile?.results === "words",
  };
  const messages: PromptMessage[] = [];
  let openMessageId: string | null = null;
  for (const item of live) {
    if (item.callItemId !== undefined) continue;
    const messageId = item.part?.messageId ?? null;
    const previous = messages.at(-1);
    if (messageId !== null && messageId === openMessageId && previous?.role === "user") {
      messages[messages.length - 1] = { role: "user", content: previous.content + item.text };
      continue;
    }
    openMessageId = messageId;
    const results = resultsOf.get(item.itemId) ?? [];
    if (item.kind === "placed") messages.splice(placeFor(item, previous), 0, ...renderPlaced(item));
    else messages.push(renderItem(item, results, asked));
    for (const result of results) messages.push(renderItem(result, [], asked));
  }
  return messages;
}

/** In front of the person's message, or at the end. */
function placeFor({ query }: ContextItem, previous: PromptMessage | undefined): number {
  return query === undefined && previous?.role === "user" ? -1 : Number.POSITIVE_INFINITY;
}

function resultsByCall(live: readonly ContextItem[]): ReadonlyMap<string, readonly ContextItem[]> {
  const results = new Map<string, ContextItem[]>();
  for (const item of live) {
    if (item.callItemId === undefined) continue;
    const known = results.get(item.callItemId);
    if (known) known.push(item);
    else results.set(item.callItemId, [item]);
  }
  return results;
}

/** The text that an item adds to the prompt, as it is counted: message text plus tool calls as JSON. */
export function renderedText(
  item: Pick<ContextItem, "kind" | "author" | "text" | "toolCalls" | "toolCallId" | "query">,
): string {
  const text =
    item.kind === "retrieved" && !item.toolCallId
      ? `${placedMemoriesHeaders[item.author === "app" ? "app" : "person"]}\n${item.text}`
      : item.text;
  if (item.kind === "placed")
    return item.query === undefined
      ? renderedNote(item.text) + placedAnswer
      : text + JSON.stringify({ query: item.query });
  return item.toolCalls?.length ? text + JSON.stringify(item.toolCalls.map(withoutSeal)) : text;
}

/** What the agent says to the memories that were placed for it, so that the person's message is the next one and stays alone. */
const placedAnswer = "Understood.";

/** True for an answer that says these words and no others: copied, not meant. */
export function saysOnlyHeard(text: string): boolean {
  return text.trim().replace(/[.!]$/, "") === placedAnswer.replace(/\.$/, "");
}

/** What may be done with placed memories, in words that a small model can act on. */
const placedAdvice =
  "If the person tells a new fact, call Add_memory. If one of these has changed or is to be forgotten, call Update_memory or Delete_memory with its memory_id. Otherwise answer from them.";

/** One memory a line, its text always inside a string: it can never pass for words of the app. */
function renderedNote(text: string): string {
  const lines = placedMemoriesIn(text).map(
    ({ memory_id: memoryId, content, origin }) =>
      `${JSON.stringify(content)} (memory_id ${memoryId}${origin === undefined ? "" : `; ${origin}`})`,
  );
  return [placedMemoriesHeaders.app, ...lines, placedAdvice].join("\n");
}

/**
 * Memories that the app placed stand in front of the message that they are for, as a note of the app that was heard: a small model then answers
 * from them. As a search and its result it searched again, whatever was asked; as part of the person's message they did harm. What was placed by
 * earlier releases, which kept the query, stays a search and its result.
 */
function renderPlaced({ itemId, text, query }: ContextItem): readonly PromptMessage[] {
  if (query === undefined)
    return [
      { role: "user", content: renderedNote(text) },
      { role: "assistant", content: placedAnswer, toolCalls: [] },
    ];
  const toolCallId = `placed-${itemId}`;
  const toolName = toolNames.RETRIEVE;
  return [
    { role: "assistant", content: "", toolCalls: [{ toolCallId, toolName, input: { query } }] },
    { role: "tool", toolCallId, toolName, content: text },
  ];
}

/** How a session's profile has its items rendered. */
interface RenderedAs {
  readonly turnId: string | null;
  readonly keepsThoughts: boolean;
  /** Results are told in words. */
  readonly inWords: boolean;
}

function renderItem(
  item: ContextItem,
  results: readonly ContextItem[],
  { turnId, keepsThoughts, inWords }: RenderedAs,
): PromptMessage {
  switch (item.kind) {
    case "system":
      return { role: "system", content: item.text };
    case "agent":
      return {
        role: "assistant",
        content: item.text,
        // A call is shown only with its result: between a call and its result nothing is sent to a model.
        toolCalls: (item.toolCalls ?? [])
          .filter((call) => results.some((result) => result.toolCallId === call.toolCallId))
          .map((call) => (call.seal && item.turnId !== turnId ? withoutSeal(call) : call)),
        ...(item.thoughts && (keepsThoughts || item.turnId === turnId) ? { thoughts: item.thoughts } : {}),
      };
    case "tool":
    case "retrieved":
    case "placed":
      return renderResult(item, inWords);
    case "notice":
      return { role: "user", content: item.text, notice: "context" };
    case "user":
    case "summary":
      return { role: "user", content: item.text };
  }
}

function renderResult(item: ContextItem, inWords: boolean): PromptMessage {
  const text = inWords ? resultInWords(item.text) : item.text;
  if (item.toolCallId)
    return { role: "tool", toolCallId: item.toolCallId, toolName: item.toolName ?? "", content: text };
  // What the app says about a step that could not be done is a notice; memories that the person placed are the person's.
  return item.kind === "tool"
    ? { role: "user", content: text, notice: "step" }
    : { role: "user", content: renderedText(item) };
}

/** A seal goes back within its turn only. */
function withoutSeal({ seal: _seal, ...call }: ToolCall): ToolCall {
  return call;
}
