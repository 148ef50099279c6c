import { z } from "zod";
import { apiContract } from "../contract";

/** The six operations as tools. */
export const listToolsContract = apiContract("api/list-tools", {
  method: "GET",
  address: "/v1/tools",
  key: "read",
  summary: "List the six operations as tools of a model",
  request: z.strictObject({}),
  response: z.object({
    instructions: z.string().describe("For the system prompt of the model that gets the tools."),
    tools: z.array(
      z.object({
        operation: z.string(),
        name: z.string(),
        description: z.string(),
        input_schema: z.record(z.string(), z.unknown()).describe("JSON Schema."),
      }),
    ),
  }),
});
