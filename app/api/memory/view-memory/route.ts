import { viewMemoryContract } from "@/lib/contract/memory/view-memory";
import { readHandler } from "@/lib/server/read-handler";
import { viewMemory } from "@/lib/use-cases/memory/view-memory";

export const GET = readHandler(viewMemoryContract, { scope: "owner" }, ({ deps, ownerId }, { memoryId }) =>
  viewMemory(deps, { ownerId, memoryId }),
);
