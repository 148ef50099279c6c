import { z } from "zod";
import { cleanText } from "../../text/clean-text";
import { outputText } from "../read-responses";
import { inputOfArguments, type RequestMessage } from "../request-message";
import { type ForeignRun, stepsOfMessages } from "./foreign-run";

const messageSchema = z.looseObject({
  role: z.enum(["system", "user", "assistant"]),
  parts: z.array(
    z.looseObject({
      type: z.string(),
      text: z.string().optional(),
      toolCallId: z.string().optional(),
      toolName: z.string().optional(),
      input: z.unknown().optional(),
      output: z.unknown().optional(),
      errorText: z.string().optional(),
    }),
  ),
});
type UiMessage = z.infer<typeof messageSchema>;

/** True for a message as the AI SDK's user interfaces keep it. */
export function isUiMessage(value: unknown): boolean {
  return messageSchema.safeParse(value).success;
}

/** Reads messages of the AI SDK's user interfaces: each step of an answer is one model call. */
export function readUiMessages(values: readonly unknown[]): ForeignRun {
  const messages = values.flatMap((value) => {
    const { data } = messageSchema.safeParse(value);
    return data ? messagesOf(data) : [];
  });
  return {
    source: "AI SDK",
    steps: stepsOfMessages(messages, { modelId: "", at: null }),
    missing: [
      "Messages of a user interface do not say what was left out before a call: each prompt is shown as everything before it.",
      "They name neither model nor time nor usage.",
    ],
  };
}

function messagesOf({ role, parts }: UiMessage): readonly RequestMessage[] {
  if (role !== "assistant") {
    const text = parts.map(({ type, text: said }) =>
      type === "text" ? (cleanText(said ?? "") ?? "") : `[${type}: not recorded]`,
    );
    return [{ kind: role, text: text.join("\n") }];
  }
  const steps: UiMessage["parts"][] = [[]];
  for (const part of parts) {
    if (part.type === "step-start") steps.push([]);
    else steps.at(-1)?.push(part);
  }
  return steps.filter((step) => step.length > 0).flatMap(messagesOfStep);
}

function messagesOfStep(parts: UiMessage["parts"]): readonly RequestMessage[] {
  const tools = parts.filter(({ toolCallId }) => toolCallId !== undefined);
  const toolCalls = tools.map(({ toolCallId = "", toolName, type, input }) => ({
    toolCallId,
    toolName: toolName ?? type.replace(/^tool-/, ""),
    input: inputOfArguments(input),
  }));
  const text = parts
    .flatMap((part) => (part.type === "text" ? [cleanText(part.text ?? "") ?? ""] : []))
    .join("\n");
  return [
    { kind: "agent", text, ...(toolCalls.length > 0 ? { toolCalls } : {}) },
    ...tools
      .filter(({ output, errorText }) => output !== undefined || errorText !== undefined)
      .map(
        ({ toolCallId = "", output, errorText }): RequestMessage => ({
          kind: "tool",
          text: outputText(output ?? errorText),
          toolCallId,
        }),
      ),
  ];
}
