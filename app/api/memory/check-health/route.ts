import { checkHealthContract } from "@/lib/contract/memory/check-health";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { checkHealth } from "@/lib/use-cases/memory/check-health";

export const GET = readHandler(checkHealthContract, { scope: "owner" }, async ({ deps, ownerId }) =>
  ok(await checkHealth(deps, { ownerId })),
);
