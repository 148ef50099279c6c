import type { SessionDirectory } from "@/lib/ports/session-directory";
import type { PrismaClient } from "../generated/client";
import { listBranches, listConversations } from "./list-sessions";

/** The list of sessions and the leases of running turns, on Postgres (or PGlite). */
export function createPrismaSessionDirectory(prisma: PrismaClient): SessionDirectory {
  return {
    list: (request) => listConversations(prisma, request),
    branchesOf: (request) => listBranches(prisma, request),
    async renewLease({ ownerId, sessionId, turnId, untilMs, partialText }) {
      const renewed = await prisma.session.updateMany({
        where: { ownerId, id: sessionId, runningTurnId: turnId },
        data: { leaseUntil: new Date(untilMs), ...(partialText === undefined ? {} : { partialText }) },
      });
      return renewed.count === 1;
    },
    async listAbandonedTurns({ nowMs }) {
      const rows = await prisma.session.findMany({
        where: { runningTurnId: { not: null }, leaseUntil: { lt: new Date(nowMs) } },
      });
      return rows.flatMap((row) =>
        row.runningTurnId === null
          ? []
          : [
              {
                ownerId: row.ownerId,
                sessionId: row.id,
                turnId: row.runningTurnId,
                partialText: row.partialText,
              },
            ],
      );
    },
  };
}
