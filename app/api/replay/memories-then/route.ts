import { memoriesThenContract } from "@/lib/contract/replay/memories-then";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { listMemoriesThen } from "@/lib/use-cases/replay/list-memories-then";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";

export const GET = readHandler(
  memoriesThenContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const then = await listMemoriesThen(watchDependencies(deps), { ownerId, ...fields });
    return then.ok ? ok({ ...then.value, memories: [...then.value.memories] }) : then;
  },
);
