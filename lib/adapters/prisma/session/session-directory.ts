import type { RunningTurn, SessionDirectory } from "@/lib/ports/session-directory";
import type { PrismaClient, Session as SessionRow } from "../generated/client";
import { findStanding, listBranches, listConversations } from "./list-sessions";

/** The list of sessions and the leases of running turns, on Postgres (or PGlite). */
export function createPrismaSessionDirectory(prisma: PrismaClient): SessionDirectory {
  return {
    list: (request) => listConversations(prisma, request),
    async revision({ ownerId }) {
      const [row] = await prisma.$queryRaw<{ revision: string }[]>`
        SELECT concat_ws(' ', count(*), sum(head_sequence), count(running_turn_id)) AS revision FROM session WHERE owner_id = ${ownerId}`;
      return row?.revision ?? "";
    },
    standingOf: (request) => findStanding(prisma, request),
    branchesOf: (request) => listBranches(prisma, request),
    async renewLease({ ownerId, sessionId, turnId, fence, untilMs, partialText }) {
      const renewed = await prisma.session.updateMany({
        where: { ownerId, id: sessionId, runningTurnId: turnId, fence },
        data: { leaseUntil: new Date(untilMs), ...(partialText === undefined ? {} : { partialText }) },
      });
      return renewed.count === 1;
    },
    async runningTurn({ ownerId, sessionId }) {
      const row = await prisma.session.findUnique({ where: { ownerId_id: { ownerId, id: sessionId } } });
      return row && runningTurnOf(row);
    },
    async listRunningTurns() {
      const rows = await prisma.session.findMany({ where: { runningTurnId: { not: null } } });
      return rows.flatMap((row) => {
        const turn = runningTurnOf(row);
        const leaseUntilMs = row.leaseUntil?.getTime() ?? 0;
        return turn ? [{ ownerId: row.ownerId, sessionId: row.id, leaseUntilMs, ...turn }] : [];
      });
    },
  };
}

function runningTurnOf({ runningTurnId: turnId, fence, partialText }: SessionRow): RunningTurn | null {
  return turnId === null ? null : { turnId, fence, partialText };
}
