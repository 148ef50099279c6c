import { viewSessionFiguresContract } from "@/lib/contract/session/view-session-figures";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { viewSessionFigures } from "@/lib/use-cases/session/view-session-figures";

export const GET = readHandler(
  viewSessionFiguresContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { sessionIds }) =>
    ok({ figures: [...(await viewSessionFigures(deps, { ownerId, sessionIds }))] }),
);
