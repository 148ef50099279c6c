import type { PromptMessage } from "./render-prompt";

type UserMessage = Extract<PromptMessage, { role: "user" }>;
type AssistantMessage = Extract<PromptMessage, { role: "assistant" }>;

/** Said where a turn ended before its answer, so that the next message does not follow a result. */
const noAnswer = "[This turn ended without an answer.]";

/** Said where what came before the model's first words has left the context. */
const leftContext = "[Earlier messages have left the context.]";

/** Where a system message may be: anywhere, or only in front of the conversation, as the templates of most models demand. */
export type SystemPlace = "anywhere" | "first";

/**
 * A rendered prompt as it is sent: the templates of most models want person and model to take turns, the person first. Neighbors of one role become
 * one message, and a turn without an answer says so. A notice about the context follows a result, or is part of the system text: it is never a
 * message of the person, and never the last thing that the model reads before the person's words. A message that says nothing is left out, because
 * several providers refuse it. Pure, so what was sent follows from the rendered prompt.
 */
export function alternateRoles(
  prompt: readonly PromptMessage[],
  systemPlace: SystemPlace,
): readonly PromptMessage[] {
  const messages: PromptMessage[] = [];
  const notices: string[] = [];
  for (const message of prompt) {
    if (message.role === "assistant" && message.content === "" && message.toolCalls.length === 0) continue;
    const previous = messages.at(-1);
    if (message.role === "user" && message.notice === "context") {
      if (previous?.role !== "tool" && systemPlace === "first") notices.push(message.content);
      else placeNotice(messages, message.content);
      continue;
    }
    const joined = previous ? join(previous, message) : null;
    if (joined) messages[messages.length - 1] = joined;
    else messages.push(...between(previous, message), message);
  }
  return withSystemNotices(messages, notices);
}

/** Behind a result, else before the person's last words. */
function placeNotice(messages: PromptMessage[], notice: string): void {
  const previous = messages.at(-1);
  if (previous?.role === "tool") messages[messages.length - 1] = withText(previous, notice);
  else messages.splice(previous?.role === "user" ? -1 : messages.length, 0, systemMessage(notice));
}

function withSystemNotices(
  messages: readonly PromptMessage[],
  notices: readonly string[],
): readonly PromptMessage[] {
  if (notices.length === 0) return messages;
  const [first, ...others] = messages;
  return first?.role === "system"
    ? [systemMessage([first.content, ...notices].join("\n\n")), ...others]
    : [systemMessage(notices.join("\n\n")), ...messages];
}

/** Both as one message, or null where they may be side by side. */
function join(previous: PromptMessage, message: PromptMessage): PromptMessage | null {
  if (message.role === "user") return joinUser(previous, message);
  if (message.role === "assistant" && previous.role === "assistant" && previous.toolCalls.length === 0)
    return joinAssistants(previous, message);
  return null;
}

function joinUser(previous: PromptMessage, { content, notice }: UserMessage): PromptMessage | null {
  if (previous.role === "user") {
    const texts = notice ? [content, previous.content] : [previous.content, content];
    return { role: "user", content: texts.join("\n\n") };
  }
  return previous.role === "tool" && notice ? withText(previous, content) : null;
}

function joinAssistants(previous: AssistantMessage, message: AssistantMessage): AssistantMessage {
  const thoughts = [...(previous.thoughts ?? []), ...(message.thoughts ?? [])];
  return {
    ...message,
    content: [previous.content, message.content].filter((text) => text !== "").join("\n\n"),
    ...(thoughts.length > 0 && { thoughts }),
  };
}

/** What must be said between two messages that may not follow each other. */
function between(previous: PromptMessage | undefined, message: PromptMessage): readonly PromptMessage[] {
  if (message.role === "user" && previous?.role === "tool")
    return [{ role: "assistant", content: noAnswer, toolCalls: [] }];
  const isFirst = previous === undefined || previous.role === "system";
  return message.role === "assistant" && isFirst ? [{ role: "user", content: leftContext }] : [];
}

function withText(message: Extract<PromptMessage, { role: "tool" }>, text: string): PromptMessage {
  return { ...message, content: `${message.content}\n\n${text}` };
}

function systemMessage(content: string): PromptMessage {
  return { role: "system", content };
}
