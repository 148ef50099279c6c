import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { listMemories } from "@/lib/use-cases/memory/list-memories";

export const GET = readHandler(
  listMemoriesContract,
  { scope: "session" },
  async ({ deps, ownerId }, { search }) => ok(await listMemories(deps, { ownerId, search })),
);
