import type { ToolCall } from "../log/context-item";

/** A tool as the model is told about it. */
export interface DescribedTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: unknown;
}

/** Stands for the thought of an earlier step: thoughts are not sent back, and without it the model would learn to leave its own out. */
const leftOutThought = "<think>…</think>";

/**
 * The rules of the paper's text protocol (arXiv 2601.01885, App. A.1, in our own words) with the tools as JSON: what a model without
 * tool calling of its own is told after the system prompt.
 */
export function protocolInstructions(tools: readonly DescribedTool[]): string {
  const list = tools.map(({ name, description, inputSchema }) =>
    JSON.stringify({ name, description, parameters: inputSchema }),
  );
  const [first] = tools;
  const example = JSON.stringify([{ name: first?.name ?? "Tool", arguments: exampleArguments(first) }]);
  return `You call tools in writing. These are your tools, one JSON object per line:
${list.join("\n")}

Every step of yours has exactly this form:
1. First <think>…</think>: what you need next and why, in a few words.
2. Then exactly one of these two, never both:
   <tool_call>[…]</tool_call> with a JSON list of one or more calls, each {"name": …, "arguments": {…}}
   <answer>…</answer> with what the person reads; it ends your turn.
Nothing stands outside these tags. After a <tool_call> you stop; the results come in the next message, then you think again.

Two steps as examples:
<think>This may be in memory; I look it up.</think>
<tool_call>${example}</tool_call>

<think>I know enough now.</think>
<answer>Your train leaves at nine.</answer>

Earlier steps of yours are shown with their thoughts left out (…). Write your own in full.`;
}

/** Required text arguments of a tool, filled so that the example is a valid call. */
function exampleArguments(tool: DescribedTool | undefined): Readonly<Record<string, string>> {
  const schema = tool?.inputSchema;
  if (schema === null || typeof schema !== "object" || !("required" in schema)) return {};
  const required: unknown = schema.required;
  return Array.isArray(required) ? Object.fromEntries(required.map((name) => [String(name), "…"])) : {};
}

/** An earlier step of the model in the protocol's own form. Text beside calls was a thought said aloud. */
export function protocolStep(text: string, calls: readonly Omit<ToolCall, "toolCallId">[]): string {
  if (calls.length === 0) return `${leftOutThought}\n<answer>${text}</answer>`;
  const list = JSON.stringify(calls.map(({ toolName, input }) => ({ name: toolName, arguments: input })));
  const thought = text.trim() === "" ? leftOutThought : `<think>${text}</think>`;
  return `${thought}\n<tool_call>${list}</tool_call>`;
}

/** The result of one call as the model reads it: our results are JSON, so their text is always inside a string. */
export function protocolResult(toolName: string, text: string): string {
  return `[Result of ${toolName}]\n${text}`;
}

/** What the model is told, once, about a step that broke the rules. */
export function protocolReminder(reason: string): string {
  return `${reason} Nothing of it was done. Write the step again: <think>…</think>, then one <tool_call>[{"name": …, "arguments": {…}}]</tool_call> or one <answer>…</answer>.`;
}
