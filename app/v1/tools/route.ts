import { listToolsContract } from "@/lib/contract/api/list-tools";
import { clientInstructions, clientTools } from "@/lib/core/foreign/client-instructions";
import { ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";

export const GET = apiHandler(listToolsContract, { scope: "owner" }, async () =>
  ok({
    instructions: clientInstructions,
    tools: clientTools().map(({ operation, name, description, inputSchema }) => ({
      operation,
      name,
      description,
      input_schema: { ...inputSchema },
    })),
  }),
);
