import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import type { Prisma, PrismaClient } from "../generated/client";
import { eventOfRow } from "../log/event-rows";

/** Proposals with the events that hold what was proposed, newest first. */
export async function readProposals(
  prisma: PrismaClient,
  where: Prisma.ProposalWhereInput,
  limit: number,
): Promise<readonly ProposalEntry[]> {
  const rows = await prisma.proposal.findMany({
    where,
    orderBy: [{ at: "desc" }, { proposalId: "desc" }],
    take: limit,
    include: { event: { include: { session: { select: { title: true } } } } },
  });
  return rows.flatMap((row) => {
    const event = eventOfRow(row.event);
    if (event.type !== "memory-proposed") return [];
    const entry: ProposalEntry = {
      proposalId: row.proposalId,
      status: statusOfProposal(row.status),
      at: row.at.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      sessionTitle: row.event.session.title,
      event,
    };
    return [entry];
  });
}

/** Where a proposal stands, read from its row: one that does not fit is a bug and throws. */
export function statusOfProposal(status: string): ProposalEntry["status"] {
  const known = (["waiting", "shadow", "accepted", "declined"] as const).find((name) => name === status);
  if (!known) throw new Error(`A proposal cannot be ${status}.`);
  return known;
}
