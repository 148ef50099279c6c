import type { EventOf } from "../log/events";
import type { SessionState } from "./session-state";

/** A change was not done: it waits for the person, or is only recorded. */
export function propose(state: SessionState, event: EventOf<"memory-proposed">): SessionState {
  const { proposalId, sequence, mode } = event;
  const proposal = {
    proposalId,
    sequence,
    status: mode === "shadow" ? ("shadow" as const) : ("waiting" as const),
    decidedSequence: null,
  };
  return { ...state, proposals: state.proposals.set(proposalId, proposal) };
}

/** The person decided. A decision on a proposal of another session says nothing here. */
export function decideProposal(state: SessionState, event: EventOf<"proposal-decided">): SessionState {
  const proposal = state.proposals.get(event.proposalId);
  if (!proposal) return state;
  const decided = { ...proposal, status: event.decision, decidedSequence: event.sequence };
  return { ...state, proposals: state.proposals.set(event.proposalId, decided) };
}
