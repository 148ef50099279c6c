import type { EventOf, SessionEvent } from "../log/events";

/** How a person keeps a conversation: folded from the events of the root of its branches. */
export interface Standing {
  /** What the person called it; null where the first message gives the title. */
  readonly chosenTitle: string | null;
  readonly pinned: boolean;
  readonly archived: boolean;
  /** `deleted` is hidden and can be restored; `purged` has lost its words. */
  readonly presence: Presence;
}

export const presences = ["kept", "deleted", "purged"] as const;
export type Presence = (typeof presences)[number];

/** The events that change a standing. */
export type StandingEvent = EventOf<
  | "session-renamed"
  | "session-pinned"
  | "session-archived"
  | "session-deleted"
  | "session-restored"
  | "session-purged"
>;

/** How every conversation begins. A standing that has come back to this is this very object. */
export const kept: Standing = { chosenTitle: null, pinned: false, archived: false, presence: "kept" };

const standingTypes: ReadonlySet<string> = new Set<StandingEvent["type"]>([
  "session-renamed",
  "session-pinned",
  "session-archived",
  "session-deleted",
  "session-restored",
  "session-purged",
]);

/** True for events that change how a conversation is kept: they are no activity in it, so they do not move it in the list. */
export function isStandingEvent<E extends Pick<SessionEvent, "type">>(
  event: E,
): event is Extract<E, { type: StandingEvent["type"] }> {
  return standingTypes.has(event.type);
}

/** The standing after one event. What was purged stays purged. */
export function changeStanding(before: Standing, event: StandingEvent): Standing {
  const after = changed(before, event);
  const isFresh = !after.pinned && !after.archived && after.presence === "kept";
  return isFresh ? standingOfFork(after) : after;
}

/** The standing that a branch, or a session from a file, begins with: the title goes with the words, the rest stays with the original. */
export function standingOfFork({ chosenTitle }: Standing): Standing {
  return chosenTitle === null ? kept : { ...kept, chosenTitle };
}

function changed(before: Standing, event: StandingEvent): Standing {
  switch (event.type) {
    case "session-renamed":
      return { ...before, chosenTitle: event.title === "" ? null : event.title };
    case "session-pinned":
      return { ...before, pinned: event.pinned };
    case "session-archived":
      return { ...before, archived: event.archived };
    case "session-deleted":
      return before.presence === "purged" ? before : { ...before, presence: "deleted" };
    case "session-restored":
      return before.presence === "purged" ? before : { ...before, presence: "kept" };
    case "session-purged":
      return { ...before, chosenTitle: null, pinned: false, presence: "purged" };
  }
}

/** The standing after these events, of which most change nothing of it. */
export function standingAfter(events: readonly SessionEvent[], before: Standing = kept): Standing {
  return events.filter(isStandingEvent).reduce(changeStanding, before);
}
