/** A JSON object as it came over the wire. */
type WireObject = Readonly<Record<string, unknown>>;

/**
 * One chunk of a Chat Completions stream in the form OpenAI documents, whatever a compatible server made of it: a whole `message` where a
 * `delta` belongs, one call instead of a list, the old `function_call`, arguments as an object, an index as text, content as parts or as
 * an object, errors in a list or as bare text. What has no better form stays as it is, so that it is refused where it is read.
 */
export function canonicalChunk(value: unknown): unknown {
  const chunk = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isObject(chunk)) return value;
  if (typeof chunk.error === "string") return { error: { message: chunk.error } };
  if (isObject(chunk.error) && chunk.choices === undefined)
    return { ...chunk, error: withMessage(chunk.error) };
  const choices = choicesIn(chunk).map(canonicalChoice);
  return { ...chunk, choices, ...(chunk.usage == null ? {} : { usage: canonicalUsage(chunk.usage) }) };
}

/** The choices of a chunk; one alone where a list belongs, or one message with its end, as Ollama's own interface has it. */
function choicesIn({ choices, message, done, done_reason: reason }: WireObject): readonly unknown[] {
  if (Array.isArray(choices)) return choices;
  if (isObject(choices)) return [choices];
  if (!isObject(message)) return [];
  return [{ index: 0, message, finish_reason: done === true ? (reason ?? "stop") : null }];
}

/** Some servers send their errors as a code or a type alone. */
function withMessage(error: WireObject): WireObject {
  if (typeof error.message === "string") return error;
  return { ...error, message: String(error.code ?? error.type ?? "The server reported an error.") };
}

function canonicalChoice(choice: unknown): unknown {
  if (!isObject(choice)) return choice;
  const { message, delta, finish_reason: finishReason, ...rest } = choice;
  const whole = isObject(delta) ? delta : message;
  // Completions of text have their words in the choice itself.
  const said = isObject(whole) || typeof rest.text !== "string" ? whole : { content: rest.text };
  return {
    ...rest,
    ...(isObject(said) ? { delta: canonicalDelta(said) } : {}),
    finish_reason: finishReason == null || finishReason === "" ? null : String(finishReason),
  };
}

function canonicalDelta(delta: WireObject): WireObject {
  const { role: _role, function_call: oldCall, tool_calls: calls, content, ...rest } = delta;
  const listed = calls == null && isObject(oldCall) ? [{ index: 0, function: oldCall }] : listOf(calls);
  const reasoning = textOf(
    delta.reasoning_content ?? delta.reasoning ?? delta.reasoning_details ?? delta.thinking,
  );
  return {
    ...rest,
    content: canonicalContent(content),
    reasoning: undefined,
    reasoning_content: reasoning === "" ? null : reasoning,
    ...(listed.length > 0 ? { tool_calls: listed.map(canonicalCall) } : { tool_calls: undefined }),
  };
}

function listOf(calls: unknown): readonly unknown[] {
  if (calls == null) return [];
  return Array.isArray(calls) ? calls : [calls];
}

function canonicalCall(call: unknown): unknown {
  if (!isObject(call)) return call;
  // Some leave out the envelope and put name and arguments beside the id.
  const called = isObject(call.function) ? call.function : call;
  const { name, arguments: args } = called;
  return {
    ...(indexOf(call.index) === null ? {} : { index: indexOf(call.index) }),
    id: call.id == null ? null : String(call.id),
    type: "function",
    function: {
      name: typeof name === "string" ? name : null,
      arguments: args == null || typeof args === "string" ? args : JSON.stringify(args),
    },
    ...(isObject(call.extra_content) ? { extra_content: call.extra_content } : {}),
  };
}

function indexOf(index: unknown): number | null {
  const read = typeof index === "string" && index !== "" ? Number(index) : index;
  return typeof read === "number" && Number.isInteger(read) ? read : null;
}

/** Text stays text; parts keep their order, thoughts among them stay thoughts. */
function canonicalContent(content: unknown): unknown {
  if (content == null || typeof content === "string") return content;
  const parts = Array.isArray(content) ? content : [content];
  return parts.flatMap((part): WireObject[] => {
    const isThought = isObject(part) && /thinking|reasoning/.test(String(part.type));
    const text = textOf(part);
    if (text === "") return [];
    return isThought ? [{ type: "thinking", thinking: [{ type: "text", text }] }] : [{ type: "text", text }];
  });
}

/** The words in a text, in a part of any name, or in a list of them. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (!isObject(value)) return "";
  return textOf(value.text ?? value.thinking ?? value.reasoning ?? value.content ?? value.summary ?? "");
}

/** Counts that came as text are numbers; what is no count is left out. */
function canonicalUsage(usage: unknown): unknown {
  if (!isObject(usage)) return null;
  return Object.fromEntries(
    Object.entries(usage).map(([name, value]) => {
      if (isObject(value)) return [name, canonicalUsage(value)];
      const count = typeof value === "string" ? Number(value) : value;
      return [name, typeof count === "number" && Number.isFinite(count) ? count : null];
    }),
  );
}

function isObject(value: unknown): value is WireObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
