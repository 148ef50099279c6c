import { type JSONSchema7, jsonSchema, type ToolSet, tool } from "ai";
import { describeTools } from "@/lib/core/log/operations";

/**
 * The six operations as tools of the AI SDK. Calls are handed back unchecked and unexecuted: they run through `apply-operation`,
 * in order, after the step is in the log, and what is malformed becomes a refusal the model can read.
 * Not strict, and said so: where that is left out, OpenAI's Responses API makes every optional argument mandatory.
 */
export const memoryTools: ToolSet = Object.fromEntries(
  describeTools().map(({ name, description, inputSchema }) => [
    name,
    tool({ description, inputSchema: jsonSchema(inputSchema as JSONSchema7), strict: false }),
  ]),
);
