import type { DescribedTool } from "./protocol-prompt";

/** A step of the paper's protocol as one JSON object, for servers that hold a model to a JSON schema and to no grammar. */
export function protocolJsonSchema(tools: readonly DescribedTool[]): Readonly<Record<string, unknown>> {
  const calls = tools.map(({ name, inputSchema }) => ({
    type: "object",
    properties: { name: { const: name }, arguments: inputSchema },
    required: ["name", "arguments"],
  }));
  const step = (field: string, schema: object) => ({
    type: "object",
    properties: { think: { type: "string" }, [field]: schema },
    required: ["think", field],
    additionalProperties: false,
  });
  return {
    anyOf: [
      step("tool_calls", { type: "array", items: { anyOf: calls }, minItems: 1 }),
      step("answer", { type: "string" }),
    ],
  };
}

/** Told to the model behind the protocol's rules. */
export const jsonStepInstruction =
  'Write each step as one JSON object instead of the tags: {"think": "…", "tool_calls": [{"name": …, "arguments": {…}}]} to call, or {"think": "…", "answer": "…"} to answer.';

/** The step that a JSON object is, in the protocol's tags; null for text that is no such object. */
export function stepInTags(written: string): string | null {
  const step = parsed(written);
  if (step === null || typeof step !== "object") return null;
  const think = "think" in step && typeof step.think === "string" ? `<think>${step.think}</think>\n` : "";
  if ("tool_calls" in step && Array.isArray(step.tool_calls) && step.tool_calls.length > 0)
    return `${think}<tool_call>${JSON.stringify(step.tool_calls)}</tool_call>`;
  return "answer" in step && typeof step.answer === "string"
    ? `${think}<answer>${step.answer}</answer>`
    : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
