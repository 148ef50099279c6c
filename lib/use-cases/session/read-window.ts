import { openingOf, type SessionWindow } from "@/lib/core/replay/opening";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** A log of up to this many events travels whole. */
export const wholeLogEvents = 300;

/** At least this many of the last events of a longer log, in whole turns: a page of them is some 150 KB. */
const lastEvents = 48;

/** At least this many events of what was there before, when a person asks for it. */
const earlierEvents = 480;

/**
 * The end of a session's log, or with `before` the end of what comes before that sequence: a state and the events since. It is whole where
 * the log is short. Costs the same for a long session as for a short one, once the session has been folded.
 */
export async function readWindow(
  deps: Pick<Dependencies, "eventLog" | "sessionReader">,
  scope: SessionScope,
  before: number | null = null,
): Promise<SessionWindow> {
  const head = await deps.sessionReader.read(scope);
  const end = Math.min(head.sequence, (before ?? Number.POSITIVE_INFINITY) - 1);
  const place =
    end <= wholeLogEvents
      ? null
      : deps.sessionReader.placeBefore(scope, end - (before === null ? lastEvents : earlierEvents));
  const afterSequence = place?.state.sequence ?? 0;
  const events = await deps.eventLog.read({ ...scope, afterSequence, upToSequence: end });
  return { opening: place && openingOf(place.state, events, place.acts), events };
}
