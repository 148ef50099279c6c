import { type JSONSchema7, jsonSchema, type ToolSet, tool } from "ai";
import { describeTools } from "@/lib/core/log/operations";
import type { ModelRequest } from "@/lib/ports/language-model";

/**
 * The operations that one call offers as tools of the AI SDK, all six unless named. Calls are handed back unchecked and unexecuted: they run
 * through `apply-operation`, in order, after the step is in the log, and what is malformed becomes a refusal the model can read.
 * Not strict, and said so: where that is left out, OpenAI's Responses API makes every optional argument mandatory.
 */
export function toolsOffered({
  operations,
  requiredArgumentsOnly = false,
}: Pick<ModelRequest, "operations" | "requiredArgumentsOnly">): ToolSet {
  return Object.fromEntries(
    describeTools(operations, { requiredArgumentsOnly }).map(({ name, description, inputSchema }) => [
      name,
      tool({ description, inputSchema: jsonSchema(inputSchema as JSONSchema7), strict: false }),
    ]),
  );
}
