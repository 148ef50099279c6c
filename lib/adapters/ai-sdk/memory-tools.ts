import { type JSONSchema7, jsonSchema, type ToolSet, tool } from "ai";
import { describeTools } from "@/lib/core/memory/operations";

/**
 * The six operations as tools of the AI SDK. Calls are handed back unchecked and unexecuted: they run through `apply-operation`,
 * in order, after the step is in the log, and what is malformed becomes a refusal the model can read.
 * Not strict, and said so: where that is left out, OpenAI's Responses API makes every optional argument mandatory.
 */
export const memoryTools: ToolSet = Object.fromEntries(
  describeTools().map(({ name, description, inputSchema }) => [
    name,
    tool({ description, inputSchema: jsonSchema(withoutPropertyNames(inputSchema)), strict: false }),
  ]),
);

/** OpenAI knows no `propertyNames`; the AI SDK would drop it too, with a printed warning for every tool of every request. */
function withoutPropertyNames(schema: unknown): JSONSchema7 {
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === "propertyNames" ? undefined : value));
}
