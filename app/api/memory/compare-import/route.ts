import { compareImportContract } from "@/lib/contract/memory/compare-import";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { compareImport } from "@/lib/use-cases/memory/compare-import";

export const POST = readHandler(compareImportContract, { scope: "owner" }, async ({ deps, ownerId }, part) =>
  ok({ judged: await compareImport(deps, { ownerId, ...part }) }),
);
