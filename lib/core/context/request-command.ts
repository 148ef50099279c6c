import type { PlainMessage, PlainRequest } from "./sent-request";

/** A request that can be sent again from a terminal. */
export interface RepeatableRequest {
  /** Null where it was taken out: the line then has a name in its place. */
  readonly address: string | null;
  readonly modelId: string;
  readonly request: PlainRequest;
}

/**
 * A line for a shell that sends a request once more. The key is not in it, but a variable in its place. What the log keeps of no request is
 * missing: ids of earlier calls are numbered again, and sealed reasoning stays out.
 */
export function requestCommand({ address, modelId, request }: RepeatableRequest): string {
  const body = JSON.stringify(requestBody(modelId, request, isResponses(address)), null, 2);
  return [
    `curl --no-buffer ${address === null ? '"$API_ADDRESS"' : quoted(address)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Authorization: Bearer $API_KEY" \\`,
    `  --data-raw ${quoted(body)}`,
  ].join("\n");
}

function isResponses(address: string | null): boolean {
  return address?.endsWith("/responses") ?? false;
}

/** In single quotes nothing is read by the shell but their end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The body in the dialect of the address; `readRequest` reads the same request out of it. */
export function requestBody(modelId: string, request: PlainRequest, responses: boolean): object {
  const { messages, tools, toolChoice, grammar, settings } = request;
  const choice =
    toolChoice === null || toolChoice === "auto" ? {} : { tool_choice: settingValue(toolChoice) };
  return {
    model: modelId,
    ...(responses ? { input: responsesInput(messages) } : { messages: chatMessages(messages) }),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => toolIn(tool, responses)) }),
    ...choice,
    ...grammarIn(grammar),
    ...Object.fromEntries(settings.map(({ name, value }) => [name, settingValue(value)])),
    stream: true,
  };
}

function toolIn({ name, description, schema }: PlainRequest["tools"][number], responses: boolean): object {
  const described = { name, description, parameters: schema };
  return responses ? { type: "function", ...described } : { type: "function", function: described };
}

function grammarIn(grammar: PlainRequest["grammar"]): object {
  if (grammar === null) return {};
  if (grammar.kind === "gbnf") return { grammar: grammar.text };
  const schema = settingValue(grammar.text);
  return { response_format: { type: "json_schema", json_schema: { name: "step", schema } } };
}

/** A call and its result have one id; the log's plain form has none, so they are numbered. */
function numbered(messages: readonly PlainMessage[]) {
  let [called, answered] = [0, 0];
  return messages.map((message) => {
    const calls = (message.calls ?? []).map((call) => {
      called += 1;
      return { id: `call_${called}`, name: call.name, arguments: argumentsOf(call.input) };
    });
    if (message.role === "tool") answered += 1;
    return { message, calls, answers: message.role === "tool" ? `call_${answered}` : null };
  });
}

function argumentsOf(input: unknown): string {
  return typeof input === "string" ? input : (JSON.stringify(input) ?? "null");
}

function chatMessages(messages: readonly PlainMessage[]): readonly object[] {
  return numbered(messages).map(({ message: { role, text }, calls, answers }) => ({
    role,
    content: text,
    ...(answers === null ? {} : { tool_call_id: answers }),
    ...(calls.length === 0
      ? {}
      : { tool_calls: calls.map(({ id, ...called }) => ({ id, type: "function", function: called })) }),
  }));
}

function responsesInput(messages: readonly PlainMessage[]): readonly object[] {
  return numbered(messages).flatMap(
    ({ message: { role, text }, calls, answers }, index): readonly object[] => {
      if (answers !== null) return [{ type: "function_call_output", call_id: answers, output: text }];
      const asked = calls.map(({ id, ...called }) => ({ type: "function_call", call_id: id, ...called }));
      // Calls right after an answer would belong to it.
      const isBare = text === "" && asked.length > 0 && messages[index - 1]?.role !== "assistant";
      return isBare ? asked : [{ role, content: text }, ...asked];
    },
  );
}

/** A value as the log keeps it: JSON, or cut where it was too long to keep. */
function settingValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
