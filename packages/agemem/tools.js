import { jsonSchema, tool } from "ai";
import descriptions from "./operations.js";
import { askStudio } from "./studio.js";

/** The six operations as tools: each call is an event of the session, under the person's memory policy. A refusal is a result that the model reads. */
export function agememTools({ session, client, ...studio }) {
  return Object.fromEntries(
    descriptions.map(({ operation, name, description, inputSchema }) => [
      name,
      tool({
        description,
        inputSchema: jsonSchema(inputSchema),
        async execute(input, { toolCallId, abortSignal }) {
          const asked = { operation, input, call_id: toolCallId, session_id: session, client };
          return (await askStudio(studio, "/v1/operations", asked, abortSignal)).result;
        },
      }),
    ]),
  );
}
