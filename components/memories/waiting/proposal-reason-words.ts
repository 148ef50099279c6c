import type { ProposalReason } from "@/lib/core/session/memory-events";

/** Why a change waits, in words. */
export const proposalReasonWords = {
  "policy-ask": "The agent asks first, as you set it",
  "policy-shadow": "Only recorded, as you set it",
  "pasted-text": "It comes from a text that you pasted",
  "imported-text": "It comes from a file",
  echo: "It repeats what was recalled, so it may be nothing new",
  instruction: "It reads like an instruction rather than a fact",
  "many-changes": "Many changes came at once",
} as const satisfies Record<ProposalReason, string>;
