"use client";

import { useMemoryActs } from "@/lib/client/memory/memory-acts";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import type { EventOf } from "@/lib/core/log/events";
import { ProposalCard } from "./proposal-card";

/** A proposal of the session on screen, as it is there. */
export function SessionProposal({ event }: { readonly event: EventOf<"memory-proposed"> }) {
  const acts = useMemoryActs();
  const isPast = useReadOnlyReason() !== null;
  const status = useSession(({ state }) => state.proposals.get(event.proposalId)?.status ?? "waiting");
  return <ProposalCard event={event} status={status} decide={acts && !isPast ? acts.decide : null} />;
}
