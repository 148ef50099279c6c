import { type JSONSchema7, jsonSchema, type ToolSet, tool } from "ai";
import { describeTools, type OperationName, toolNames } from "@/lib/core/log/operations";

/**
 * The six operations as tools of the AI SDK. Calls are handed back unchecked and unexecuted: they run through `apply-operation`,
 * in order, after the step is in the log, and what is malformed becomes a refusal the model can read.
 * Not strict, and said so: where that is left out, OpenAI's Responses API makes every optional argument mandatory.
 */
const memoryTools: ToolSet = Object.fromEntries(
  describeTools().map(({ name, description, inputSchema }) => [
    name,
    tool({ description, inputSchema: jsonSchema(inputSchema as JSONSchema7), strict: false }),
  ]),
);

/** The tools that one call offers: all six unless named. */
export function toolsOffered(operations?: readonly OperationName[]): ToolSet {
  if (!operations) return memoryTools;
  const names = new Set<string>(operations.map((operation) => toolNames[operation]));
  return Object.fromEntries(Object.entries(memoryTools).filter(([name]) => names.has(name)));
}
