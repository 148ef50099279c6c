import { canonicalTextOf, hashOf } from "../canonical-hash";
import { longestSetting, mostSettings, type SentRequest } from "../log/sent-request";

/** One message of a request, whatever the provider's dialect made of it. */
export interface PlainMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly text: string;
  readonly calls?: readonly { readonly name: string; readonly input: unknown }[];
}

/** One tool of a request. */
interface PlainTool {
  readonly name: string;
  readonly description: string;
  readonly schema: unknown;
}

/** A request in one form for all dialects, so that what was sent can be compared with what the log says. */
export interface PlainRequest {
  readonly messages: readonly PlainMessage[];
  readonly tools: readonly PlainTool[];
  readonly toolChoice: string | null;
  readonly grammar: { readonly kind: "gbnf" | "json-schema"; readonly text: string } | null;
  readonly settings: SentRequest["settings"];
}

/** SHA-256 of a request in its plain form. */
export function requestHash(request: PlainRequest): string {
  return hashOf(request);
}

type WireObject = Readonly<Record<string, unknown>>;

/** Read apart, or beside what a request asks for: none of them is a setting. */
const noSettings = new Set(
  "messages input tools tool_choice grammar guided_grammar structured_outputs response_format text instructions model stream stream_options".split(
    " ",
  ),
);

/**
 * Reads the body of a request as it left: Chat Completions, Responses, or the form that a model in this process is called with. Reasoning that
 * goes back to its provider is left out, because most of it is sealed. Null for a body that is none of them.
 */
export function readRequest(body: unknown): PlainRequest | null {
  if (!isObject(body)) return null;
  const written = Array.isArray(body.messages) ? body.messages : body.input;
  if (!Array.isArray(written)) return null;
  const tools = Array.isArray(body.tools) ? body.tools.filter(isObject).map(plainTool) : [];
  const settings = Object.entries(body)
    .filter(([name, value]) => !noSettings.has(name) && value !== undefined)
    .map(([name, value]) => ({ name, value: (canonicalTextOf(value) ?? "").slice(0, longestSetting) }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    messages: written.filter(isObject).reduce(withMessage, []),
    tools,
    toolChoice: tools.length === 0 ? null : choiceIn(body.tool_choice),
    grammar: grammarIn(body),
    settings: settings.slice(0, mostSettings),
  };
}

/** What the log keeps of a request. */
export function recordedRequest(request: PlainRequest): SentRequest {
  return {
    hash: requestHash(request),
    toolNames: request.tools.map(({ name }) => name),
    toolChoice: request.toolChoice,
    grammar: request.grammar?.kind ?? null,
    settings: request.settings,
  };
}

function withMessage(messages: readonly PlainMessage[], written: WireObject): readonly PlainMessage[] {
  switch (written.type) {
    case "function_call":
      return withCalls(messages, [calledIn(written)]);
    case "function_call_output":
      return [...messages, { role: "tool", text: textIn(written.output) }];
    case "reasoning":
      return messages;
  }
  const role = roleOf(written.role);
  const text = textIn(written.content);
  const calls = Array.isArray(written.tool_calls)
    ? written.tool_calls
        .filter(isObject)
        .map(({ function: called }) => calledIn(isObject(called) ? called : {}))
    : [];
  return calls.length === 0 ? [...messages, { role, text }] : [...messages, { role, text, calls }];
}

/** Responses has calls beside the words that were said with them. */
function withCalls(
  messages: readonly PlainMessage[],
  calls: NonNullable<PlainMessage["calls"]>,
): readonly PlainMessage[] {
  const last = messages.at(-1);
  return last?.role === "assistant"
    ? [...messages.slice(0, -1), { ...last, calls: [...(last.calls ?? []), ...calls] }]
    : [...messages, { role: "assistant", text: "", calls }];
}

function roleOf(role: unknown): PlainMessage["role"] {
  if (role === "system" || role === "developer") return "system";
  return role === "assistant" || role === "tool" ? role : "user";
}

function calledIn({ name, arguments: input }: WireObject) {
  return { name: String(name ?? ""), input: typeof input === "string" ? parsed(input) : (input ?? null) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function textIn(content: unknown): string {
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map(textIn).join("");
  return isObject(content) && typeof content.text === "string" ? content.text : "";
}

/** Chat Completions has a tool inside `function`, Responses has it whole. */
function plainTool(tool: WireObject): PlainTool {
  const { name, description, parameters } = isObject(tool.function) ? tool.function : tool;
  return { name: String(name ?? ""), description: String(description ?? ""), schema: parameters ?? null };
}

/** Asked of nobody, the model decides. */
function choiceIn(choice: unknown): string {
  if (choice === undefined || choice === null) return "auto";
  return typeof choice === "string" ? choice : (canonicalTextOf(choice) ?? "").slice(0, longestSetting);
}

function grammarIn({ grammar, response_format: format }: WireObject): PlainRequest["grammar"] {
  if (typeof grammar === "string") return { kind: "gbnf", text: grammar };
  const schema = isObject(format) && isObject(format.json_schema) ? format.json_schema.schema : null;
  return schema ? { kind: "json-schema", text: canonicalTextOf(schema) ?? "" } : null;
}

function isObject(value: unknown): value is WireObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
