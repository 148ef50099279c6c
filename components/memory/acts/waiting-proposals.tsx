"use client";

import { useSession } from "@/lib/client/session/session-context";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import type { EventOf } from "@/lib/core/log/events";
import { SessionProposal } from "./session-proposal";

/** The changes among some operations that still wait for the person, each to decide on where it was asked for. */
export function WaitingProposals({ sequences }: { readonly sequences: readonly number[] }) {
  const events = useSession((session) => session.events);
  const proposals = useSession(({ state }) => state.proposals);
  const waiting = sequences.flatMap((sequence): readonly EventOf<"memory-proposed">[] => {
    const event = events[indexOfSequence(events, sequence)];
    if (event?.type !== "memory-proposed") return [];
    return proposals.get(event.proposalId)?.status === "waiting" ? [event] : [];
  });
  if (waiting.length === 0) return null;
  return (
    <div className="mb-2 space-y-2">
      {waiting.map((event) => (
        <SessionProposal key={event.id} event={event} />
      ))}
    </div>
  );
}
