import { storeTimelineContract } from "@/lib/contract/memory/store-timeline";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

/** Marks that fit side by side. */
const mostMarks = 400;

export const GET = readHandler(storeTimelineContract, { scope: "owner" }, async ({ deps, ownerId }) =>
  ok(await deps.memoryLibrary.timeline({ ownerId, limit: mostMarks })),
);
