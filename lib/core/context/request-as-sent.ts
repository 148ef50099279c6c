import { canonicalTextOf } from "../canonical-hash";
import type { EventOf, SessionEvent } from "../log/events";
import { describeTools, operationOfTool } from "../log/operations";
import type { SentRequest } from "../log/sent-request";
import { protocolGrammar } from "../protocol/protocol-grammar";
import { jsonStepInstruction, protocolJsonSchema } from "../protocol/protocol-json-schema";
import type { SessionState } from "../session/session-state";
import { indexOfSequence } from "./prefix-cache";
import { type RecordedPrompt, recordedPrompt, stateBefore } from "./recorded-prompt";
import type { PromptMessage } from "./render-prompt";
import { sentArguments } from "./sent-arguments";
import { type PlainMessage, type PlainRequest, requestHash } from "./sent-request";

/** The request of one step as the log gives it, with the proof that it is what left the adapter. */
export interface RequestAsSent {
  readonly prompt: RecordedPrompt;
  /** The messages as the model's server was sent them. */
  readonly messages: readonly PromptMessage[];
  /** Null until the step has ended, for the built-in assistant, and in logs of earlier releases: then the messages alone are proven. */
  readonly request: PlainRequest | null;
  readonly hash: string;
  readonly recordedHash: string;
  readonly isProven: boolean;
}

/** Rebuilds the request of the step that started at this place of the log. Null for any other place. */
export function requestAsSent(
  events: readonly SessionEvent[],
  stepStartedSequence: number,
): RequestAsSent | null {
  const prompt = recordedPrompt(events, stepStartedSequence);
  if (!prompt) return null;
  const sent = endOf(events, prompt.event)?.sent;
  if (!sent) {
    const { sent: messages, hash, isProven, event } = prompt;
    return { prompt, messages, request: null, hash, recordedHash: event.messagesHash, isProven };
  }
  const messages = sent.grammar === "json-schema" ? prompt.sent.map(withJsonForm) : prompt.sent;
  const request = rebuilt(messages, prompt.event, sent, stateBefore(events, prompt.event));
  const hash = requestHash(request);
  return { prompt, messages, request, hash, recordedHash: sent.hash, isProven: hash === sent.hash };
}

/** How the step ended that started here; null while it runs, and where it was broken off. */
export function endOf(
  events: readonly SessionEvent[],
  { sequence, turnId, step }: EventOf<"step-started">,
): EventOf<"step-finished"> | null {
  for (let index = indexOfSequence(events, sequence) + 1; index < events.length; index += 1) {
    const event = events[index];
    if (event?.turnId !== turnId) continue;
    if (event.type === "step-finished" && event.step === step) return event;
    if (event.type === "step-started") return null;
  }
  return null;
}

function rebuilt(
  messages: readonly PromptMessage[],
  { toolChoice }: EventOf<"step-started">,
  sent: SentRequest,
  { profile }: SessionState,
): PlainRequest {
  const describe = (names: readonly string[]) =>
    describeTools(
      names.flatMap((name) => operationOfTool(name) ?? []),
      { requiredArgumentsOnly: profile?.arguments === "required" },
    );
  const tools = describe(sent.toolNames).map(({ name, description, inputSchema }) => ({
    name,
    description,
    schema: inputSchema,
  }));
  return {
    messages: messages.map(plainMessage),
    tools,
    toolChoice: sent.toolChoice,
    grammar: sent.grammar && {
      kind: sent.grammar,
      text: grammarText(sent.grammar, toolChoice, profile?.arguments === "required"),
    },
    settings: sent.settings,
  };
}

/** In the text protocol all six are described in writing. */
function grammarText(
  kind: NonNullable<SentRequest["grammar"]>,
  toolChoice: "none" | undefined,
  requiredArgumentsOnly: boolean,
): string {
  const tools = describeTools(undefined, { requiredArgumentsOnly });
  return kind === "gbnf"
    ? protocolGrammar(tools, toolChoice ?? "auto")
    : (canonicalTextOf(protocolJsonSchema(tools)) ?? "");
}

function plainMessage(message: PromptMessage): PlainMessage {
  const { role, content: text } = message;
  if (message.role !== "assistant" || message.toolCalls.length === 0) return { role, text };
  const calls = message.toolCalls.map(({ toolName: name, input }) => ({ name, input: sentArguments(input) }));
  return { role, text, calls };
}

function withJsonForm(message: PromptMessage): PromptMessage {
  return message.role === "system"
    ? { ...message, content: `${message.content}\n\n${jsonStepInstruction}` }
    : message;
}
