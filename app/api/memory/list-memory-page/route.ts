import { listMemoryPageContract } from "@/lib/contract/memory/list-memory-page";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(listMemoryPageContract, { scope: "owner" }, async ({ deps, ownerId }, page) =>
  ok(await deps.memoryLibrary.list({ ownerId, ...page })),
);
