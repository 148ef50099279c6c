import { listImportsContract } from "@/lib/contract/memory/list-imports";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { listImports } from "@/lib/use-cases/memory/list-imports";

export const GET = readHandler(listImportsContract, { scope: "owner" }, async ({ deps, ownerId }) =>
  ok({ imports: await listImports(deps, { ownerId }) }),
);
