import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { recordStanding } from "./change-standing";

/** Takes a conversation out of the way without deleting it, or brings it back. */
export function archiveSession(
  deps: Dependencies,
  { archived, ...scope }: SessionScope & { readonly eventId: string; readonly archived: boolean },
) {
  return recordStanding(deps, scope, { type: "session-archived", archived });
}
