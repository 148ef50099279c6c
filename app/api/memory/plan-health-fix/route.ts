import { planHealthFixContract } from "@/lib/contract/memory/plan-health-fix";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { planHealthFix } from "@/lib/use-cases/memory/check-health";

export const POST = readHandler(
  planHealthFixContract,
  { scope: "owner" },
  async ({ deps, ownerId }, wanted) => ok(await planHealthFix(deps, { ownerId, ...wanted })),
);
