import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import type { NoticeSubject } from "@/lib/core/context/render-prompt";
import { noteNamespace } from "./step-note";

type UserMessage = Extract<LanguageModelV4Message, { role: "user" }>;
type AssistantMessage = Extract<LanguageModelV4Message, { role: "assistant" }>;
type ToolMessage = Extract<LanguageModelV4Message, { role: "tool" }>;

/** Said where a turn ended before its answer, so that the next message does not follow a result. */
const noAnswer = "[This turn ended without an answer.]";

/** Said where what came before the model's first words has left the context. */
const leftContext = "[Earlier messages have left the context.]";

/** Where a system message may stand: anywhere, or only in front of the conversation, as the templates of most models demand. */
export type SystemPlace = "anywhere" | "first";

/**
 * The conversation as the templates of most models allow it: person and model take turns, the person first. Neighbours of one role
 * become one message, and a turn without an answer says so. A notice about the context follows a result, or is part of the system text:
 * it never stands as a message of the person, and is never the last thing that the model reads before the person's words.
 */
export function alternateRoles(systemPlace: SystemPlace): LanguageModelMiddleware {
  return {
    specificationVersion: "v4",
    transformParams: async ({ params }) => ({ ...params, prompt: withTurns(params.prompt, systemPlace) }),
  };
}

/** The prompt in turns; see `alternateRoles`. */
export function withTurns(
  prompt: LanguageModelV4Prompt,
  systemPlace: SystemPlace = "first",
): LanguageModelV4Prompt {
  const messages: LanguageModelV4Message[] = [];
  const notices: string[] = [];
  for (const message of prompt) {
    const previous = messages.at(-1);
    if (isContextNotice(message)) {
      if (previous?.role !== "tool" && systemPlace === "first") notices.push(textOf(message));
      else placeNotice(messages, textOf(message));
      continue;
    }
    const joined = previous ? join(previous, message) : null;
    if (joined) messages[messages.length - 1] = joined;
    else messages.push(...between(previous, message), message);
  }
  return withSystemNotices(messages, notices);
}

/** Behind a result, else before the person's last words. */
function placeNotice(messages: LanguageModelV4Message[], notice: string): void {
  const previous = messages.at(-1);
  if (previous?.role === "tool") messages[messages.length - 1] = withNotice(previous, notice);
  else messages.splice(previous?.role === "user" ? -1 : messages.length, 0, systemMessage(notice));
}

function withSystemNotices(
  messages: LanguageModelV4Message[],
  notices: readonly string[],
): LanguageModelV4Prompt {
  if (notices.length === 0) return messages;
  const [first, ...others] = messages;
  return first?.role === "system"
    ? [systemMessage([first.content, ...notices].join("\n\n")), ...others]
    : [systemMessage(notices.join("\n\n")), ...messages];
}

/** Both as one message, or null where they may stand side by side. */
function join(
  previous: LanguageModelV4Message,
  message: LanguageModelV4Message,
): LanguageModelV4Message | null {
  if (message.role === "user" && noticeIn(message) === "step") {
    if (previous.role === "tool") return withNotice(previous, textOf(message));
    if (previous.role === "user") return userMessage(`${textOf(message)}\n\n${textOf(previous)}`);
    return null;
  }
  if (message.role === "user" && previous.role === "user")
    return userMessage(`${textOf(previous)}\n\n${textOf(message)}`);
  if (message.role === "assistant" && previous.role === "assistant" && !callsIn(previous))
    return joinAssistants(previous, message);
  return null;
}

/** What must be said between two messages that may not follow each other. */
function between(
  previous: LanguageModelV4Message | undefined,
  message: LanguageModelV4Message,
): readonly LanguageModelV4Message[] {
  if (message.role === "user" && previous?.role === "tool")
    return [{ role: "assistant", content: [{ type: "text", text: noAnswer }] }];
  const isFirst = previous === undefined || previous.role === "system";
  return message.role === "assistant" && isFirst ? [userMessage(leftContext)] : [];
}

function joinAssistants(previous: AssistantMessage, message: AssistantMessage): AssistantMessage {
  const [first, ...others] = message.content;
  const last = previous.content.at(-1);
  if (first?.type !== "text" || last?.type !== "text")
    return { ...message, content: [...previous.content, ...message.content] };
  const text = { ...first, text: `${last.text}\n\n${first.text}` };
  return { ...message, content: [...previous.content.slice(0, -1), text, ...others] };
}

function callsIn({ content }: AssistantMessage): boolean {
  return content.some((part) => part.type === "tool-call");
}

/** Behind the last result, which is text in every prompt of ours. */
function withNotice(message: ToolMessage, notice: string): ToolMessage {
  const last = message.content.at(-1);
  if (last?.type !== "tool-result" || last.output.type !== "text") return message;
  const value = `${last.output.value}\n\n${notice}`;
  return {
    ...message,
    content: [...message.content.slice(0, -1), { ...last, output: { ...last.output, value } }],
  };
}

function isContextNotice(message: LanguageModelV4Message): message is UserMessage {
  return message.role === "user" && noticeIn(message) === "context";
}

function noticeIn({ providerOptions }: UserMessage): NoticeSubject | null {
  const notice = providerOptions?.[noteNamespace]?.notice;
  return notice === "context" || notice === "step" ? notice : null;
}

function systemMessage(content: string): LanguageModelV4Message {
  return { role: "system", content };
}

function textOf({ content }: UserMessage): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function userMessage(text: string): UserMessage {
  return { role: "user", content: [{ type: "text", text }] };
}
