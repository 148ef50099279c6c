import type { Dependencies } from "../dependencies";

/** The envelope of something that the person does to memories; no turn, because the person belongs to none. */
export function personEvent(deps: Pick<Dependencies, "clock">, eventId: string) {
  return {
    id: eventId,
    at: deps.clock.now().toISOString(),
    by: "person" as const,
    turnId: null,
    step: null,
  };
}

/** What an event of one of the six operations also carries when no tool call asked for it. */
export const byHand = { toolCallId: null, durationMs: 0, result: null } as const;
