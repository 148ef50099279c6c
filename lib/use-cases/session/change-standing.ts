import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeStanding, type StandingEvent } from "@/lib/core/session/fold-standing";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, type Decision, findRepeated } from "../log/append-events";
import { personEvent } from "../memory/person-event";
import type { SessionScope } from "../scope";

type WithoutEnvelope<Event> = Event extends StandingEvent ? Pick<Event, "type" | OwnFields<Event>> : never;
type OwnFields<Event> = Exclude<
  keyof Event,
  | "id"
  | "sessionId"
  | "sequence"
  | "schemaVersion"
  | "at"
  | "by"
  | "turnId"
  | "step"
  | "memoryPosition"
  | "erasedBy"
  | "hash"
  | "remainsHash"
>;

/** One act of housekeeping, without its envelope. */
export type StandingAct = WithoutEnvelope<StandingEvent>;

/**
 * Records how the person keeps a conversation, asked by any of its sessions: in the root of its branches, where it holds for all of them. An act
 * that would change nothing is not recorded.
 */
export async function recordStanding(
  deps: Dependencies,
  { ownerId, sessionId, eventId }: SessionScope & { readonly eventId: string },
  act: StandingAct,
  beside: Omit<Decision, "events"> = {},
): Promise<Result<Appended, AppError>> {
  const conversation = await deps.sessionDirectory.standingOf({ ownerId, sessionId });
  const scope = { ownerId, sessionId: conversation?.rootId ?? sessionId };
  const repeated = await findRepeated(deps, { ...scope, eventId });
  if (repeated) return repeated;
  return appendEvents(deps, scope, ({ standing }) => {
    const event = { ...personEvent(deps, eventId), ...act };
    const after = changeStanding(standing, event as StandingEvent);
    const isSame = Object.entries(after).every(
      ([name, value]) => standing[name as keyof typeof standing] === value,
    );
    return ok({ ...beside, events: isSame && act.type !== "session-purged" ? [] : [event] });
  });
}
