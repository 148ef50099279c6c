import { deleteMemoryContract } from "@/lib/contract/api/delete-memory";
import { readMemoryContract } from "@/lib/contract/api/read-memory";
import { updateMemoryContract } from "@/lib/contract/api/update-memory";
import { memoryDocument } from "@/lib/core/foreign/memory-document";
import { err, ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";
import { argumentsIn, changeByApi } from "@/lib/server/api/run-api-operation";

export const GET = apiHandler(
  readMemoryContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { memory_id }) => {
    const memory = await deps.memoryStore.find({ ownerId, memoryId: memory_id });
    return memory
      ? ok({ memory_id, versions: memory.versions.map(memoryDocument) })
      : err({ code: "unknown-memory", memoryId: memory_id });
  },
);

export const PATCH = apiHandler(updateMemoryContract, { scope: "owner" }, (call, asked) =>
  changeByApi(call, { operation: "UPDATE", input: argumentsIn(asked), asked }),
);

export const DELETE = apiHandler(deleteMemoryContract, { scope: "owner" }, (call, asked) =>
  changeByApi(call, {
    operation: "DELETE",
    input: { memory_id: asked.memory_id, confirmation: true },
    asked,
  }),
);
