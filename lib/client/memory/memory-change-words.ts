import type { MemoryEvent } from "@/lib/core/log/events";
import type { ProposalReason } from "@/lib/core/log/memory-events";
import type { Proposal } from "@/lib/core/session/session-state";

const verbs = {
  "memory-added": "Remembered",
  "memory-updated": "Changed",
  "memory-deleted": "Forgot",
  "memory-restored": "Brought back",
  "memory-purged": "Purged",
} as const satisfies Record<MemoryEvent["type"], string>;

/** Longest text of a memory in a message at the edge of the screen, in characters. */
const shownCharacters = 80;

/** A change of a memory in a few words, for a message about it. */
export function changeWords(event: MemoryEvent): string {
  if (event.type === "memory-purged") return verbs[event.type];
  const text = event.content.replace(/\s+/g, " ");
  const shown = text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters - 1)}…`;
  return `${verbs[event.type]} “${shown}”`;
}

/** Why a change waits, as a person reads it. */
export const proposalReasonWords = {
  "policy-ask": "You want to be asked before such changes.",
  "policy-shadow": "You want such changes recorded and not done.",
  "pasted-text": "It came with text that was pasted.",
  "imported-text": "It came with text that was imported.",
  echo: "It repeats what was recalled.",
  "many-changes": "The agent has changed a lot in this turn.",
  instruction: "It tells the agent what to do, and you did not say it.",
  "recalled-text":
    "A memory from pasted or imported text was before the agent, and you did not ask for this in your own words.",
  "unknown-id": "The agent named no memory that exists; this is the only one that fits your words.",
  secret: "It holds what looks like a key or a password.",
} as const satisfies Record<ProposalReason, string>;

/** How a proposed change stands. */
export const proposalStatusWords = {
  waiting: "waits for you",
  shadow: "only recorded, not done",
  accepted: "accepted by you",
  declined: "declined by you",
} as const satisfies Record<Proposal["status"], string>;
