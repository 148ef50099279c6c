import type { ToolCall } from "../log/context-item";

/** A tool as the model is told about it. */
export interface DescribedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: unknown;
}

/**
 * The rules of the paper's text protocol (arXiv 2601.01885, App. A.1, in our own words) with the tools as JSON: what a model without
 * tool calling of its own is told after the system prompt.
 */
export function protocolInstructions(tools: readonly DescribedTool[]): string {
  const list = tools.map(({ name, description, inputSchema }) =>
    JSON.stringify({ name, description, parameters: inputSchema }),
  );
  const example = exampleOf(tools);
  return `You call tools in writing. These are your tools, one JSON object per line:
${list.join("\n")}

Every step of yours has exactly this form:
1. First <think>…</think>: what you need next and why, in a few words.
2. Then exactly one of these two, never both:
   <tool_call>[…]</tool_call> with a JSON list of one or more calls, each {"name": …, "arguments": {…}}
   <answer>…</answer> with what the person reads; it ends your turn.
Nothing stands outside these tags. After a <tool_call> you stop; the results come in the next message, then you think again.

The form of a step that calls, and of one that answers:
<think>what you need next and why</think>
<tool_call>${example}</tool_call>

<think>why you can answer now</think>
<answer>…</answer>`;
}

/** The tool that harms nothing when a small model copies the example as it is: it looks something up. */
const harmlessTool = "Retrieve_memory";

function exampleOf(tools: readonly DescribedTool[]): string {
  const shown = tools.find(({ name }) => name === harmlessTool) ?? tools[0];
  return JSON.stringify([{ name: shown?.name ?? "Tool", arguments: exampleArguments(shown) }]);
}

/** Required text arguments of a tool, filled so that the example is a valid call. */
function exampleArguments(tool: DescribedTool | undefined): Readonly<Record<string, string>> {
  const schema = tool?.inputSchema;
  if (schema === null || typeof schema !== "object" || !("required" in schema)) return {};
  const required: unknown = schema.required;
  return Array.isArray(required) ? Object.fromEntries(required.map((name) => [String(name), "…"])) : {};
}

/**
 * An earlier step of the model in the protocol's own form. Text beside calls was a thought said aloud; a thought that is not kept leaves
 * no tag, because a placeholder in its place is copied.
 */
export function protocolStep(text: string, calls: readonly Omit<ToolCall, "toolCallId">[]): string {
  if (calls.length === 0) return `<answer>${text}</answer>`;
  const list = JSON.stringify(calls.map(({ toolName, input }) => ({ name: toolName, arguments: input })));
  const thought = text.trim() === "" ? "" : `<think>${text}</think>\n`;
  return `${thought}<tool_call>${list}</tool_call>`;
}

/**
 * A step as a trained policy writes it, thought included, in the very form that the grammar allows: then an earlier step that is sent again has
 * the tokens that were drawn, and calls that share a prefix can be trained as one sequence.
 */
export function trainedStep(
  thought: string,
  text: string,
  calls: readonly Omit<ToolCall, "toolCallId">[],
): string {
  const block =
    calls.length === 0
      ? `<answer>${text}</answer>`
      : `<tool_call>${spacedJson(calls.map(({ toolName, input }) => ({ name: toolName, arguments: input })))}</tool_call>`;
  return thought === "" ? block : `<think>${thought}</think>\n${block}`;
}

/** JSON with a space after each comma and colon. */
function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}: ${spacedJson(inner)}`,
  );
  return `{${entries.join(", ")}}`;
}

/** The result of one call as the model reads it: our results are JSON, so their text is always inside a string. */
export function protocolResult(toolName: string, text: string): string {
  return `[Result of ${toolName}]\n${text}`;
}

/** Longest text of the model that is shown to it once more in the right form, in characters. */
const longestOwnWords = 400;

/** What the model is told, once, about a step that broke the rules; words without any tag come back to it as the answer they may be. */
export function protocolReminder(reason: string, raw = ""): string {
  const form =
    'Write the step again: <think>your thought</think>, then one <tool_call>[{"name": …, "arguments": {…}}]</tool_call> or one <answer> block.';
  const words = raw.trim();
  const isPlain = words !== "" && words.length <= longestOwnWords && !/[<{]/.test(words);
  const own = isPlain
    ? ` If this was your answer, write: <think>I can answer.</think><answer>${words}</answer>`
    : "";
  return `${reason} Nothing of it was done. ${form}${own}`;
}
