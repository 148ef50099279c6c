import { z } from "zod";
import { hashOf } from "../canonical-hash";
import type { NewItem } from "../log/context-item";
import { cleanJson, cleanText } from "../text/clean-text";

/** A message of an agent's request, whatever protocol it came by: what becomes one context item. */
export interface RequestMessage {
  readonly kind: "system" | "user" | "agent" | "tool";
  readonly text: string;
  readonly toolCalls?: readonly RequestCall[];
  /** For a tool's answer: the call that it answers, and the tool's name where the message says it. */
  readonly toolCallId?: string;
  readonly toolName?: string;
}

/** A call as an agent's model made it. */
export interface RequestCall {
  readonly toolCallId: string;
  readonly toolName: string;
  readonly input: unknown;
}

type KeyedMessage = Pick<RequestMessage, "kind" | "text" | "toolCalls">;
type KeyedItem = Pick<NewItem, "kind" | "text" | "toolCalls">;

/** Messages and items never change, and a long conversation is compared with every request. */
const keys = new WeakMap<KeyedMessage | KeyedItem, string>();

/** What is the same message in two requests has the same key: the id of a call is no part of it, for some agents give new ones. */
export function keyOfMessage(message: KeyedMessage): string {
  return remembered(message, () => {
    const calls = (message.toolCalls ?? []).map(({ toolName, input }) => [toolName, input ?? null]);
    return hashOf([message.kind, message.text.trim(), calls]);
  });
}

/** The same key for an item that a message became. */
export function keyOfItem(item: KeyedItem): string {
  return remembered(item, () => {
    const calls = item.toolCalls?.map(({ toolCallId, toolName, input }) => ({ toolCallId, toolName, input }));
    return keyOfMessage({
      kind: messageKindOf(item),
      text: item.text,
      ...(calls ? { toolCalls: calls } : {}),
    });
  });
}

function remembered(keyed: KeyedMessage | KeyedItem, make: () => string): string {
  const known = keys.get(keyed);
  if (known !== undefined) return known;
  const key = make();
  keys.set(keyed, key);
  return key;
}

function messageKindOf({ kind }: Pick<NewItem, "kind">): RequestMessage["kind"] {
  if (kind === "system" || kind === "user" || kind === "agent") return kind;
  return kind === "summary" ? "user" : "tool";
}

/** Arguments as they are recorded: what is JSON as its value, anything else as the text that it is. */
export function inputOfArguments(written: unknown): unknown {
  if (typeof written !== "string") return cleanJson(written ?? {});
  try {
    return cleanJson(JSON.parse(written));
  } catch {
    return cleanText(written) ?? "";
  }
}

const textPart = z.object({ type: z.string(), text: z.string() });
const anyPart = z.object({ type: z.string().max(60) });

/** The words of a message's content; of what is no text, a mark says what it is. */
export function textOfContent(content: unknown): string {
  if (typeof content === "string") return cleanText(content) ?? "";
  if (!Array.isArray(content)) return "";
  return content.map(textOfPart).filter(Boolean).join("\n");
}

function textOfPart(part: unknown): string {
  if (typeof part === "string") return cleanText(part) ?? "";
  const said = textPart.safeParse(part);
  if (said.success) return cleanText(said.data.text) ?? "";
  const other = anyPart.safeParse(part);
  return other.success ? `[${other.data.type.replace(/[^A-Za-z0-9]+/g, " ")}: not recorded]` : "";
}

/** The messages that a session's live items came from. */
export function messagesOfItems(items: readonly NewItem[]): readonly RequestMessage[] {
  return items.map((item) => ({
    kind: messageKindOf(item),
    text: item.text,
    ...(item.toolCalls ? { toolCalls: item.toolCalls } : {}),
    ...(item.toolCallId === undefined ? {} : { toolCallId: item.toolCallId }),
    ...(item.toolName === undefined ? {} : { toolName: item.toolName }),
  }));
}
