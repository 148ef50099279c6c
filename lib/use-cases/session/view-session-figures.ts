import { type SessionFigures, sessionFigures } from "@/lib/core/metric/session-figures";
import type { Dependencies } from "../dependencies";

/** The figures of an owner's sessions, read one after the other, so that many do not fill the memory; unknown ones are left out. */
export async function viewSessionFigures(
  { eventLog }: Pick<Dependencies, "eventLog">,
  { ownerId, sessionIds }: { readonly ownerId: string; readonly sessionIds: readonly string[] },
): Promise<readonly SessionFigures[]> {
  const figures: SessionFigures[] = [];
  for (const sessionId of sessionIds) {
    const events = await eventLog.read({ ownerId, sessionId });
    if (events.length > 0) figures.push(sessionFigures(sessionId, events));
  }
  return figures;
}
