import { addMemoryContract } from "@/lib/contract/api/add-memory";
import { listMemoriesContract } from "@/lib/contract/api/list-memories";
import { memoryDocument } from "@/lib/core/foreign/memory-document";
import { ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";
import { argumentsIn, changeByApi } from "@/lib/server/api/run-api-operation";

export const GET = apiHandler(
  listMemoriesContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { session_id, memory_type, sort, limit, cursor = null }) => {
    const filter = {
      ...(session_id !== undefined && { sessionId: session_id }),
      ...(memory_type !== undefined && { memoryTypes: [memory_type] }),
    };
    const page = await deps.memoryLibrary.list({ ownerId, filter, sort, limit, cursor });
    const memories = page.entries.map(({ version }) => memoryDocument(version));
    return ok({ memories, next_cursor: page.nextCursor, total: page.total });
  },
);

export const POST = apiHandler(addMemoryContract, { scope: "owner" }, (call, asked) =>
  changeByApi(call, { operation: "ADD", input: argumentsIn(asked), asked }),
);
