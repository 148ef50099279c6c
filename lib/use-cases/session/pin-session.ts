import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { recordStanding } from "./change-standing";

/** Keeps a conversation at the top of the list, or no longer. */
export function pinSession(
  deps: Dependencies,
  { pinned, ...scope }: SessionScope & { readonly eventId: string; readonly pinned: boolean },
) {
  return recordStanding(deps, scope, { type: "session-pinned", pinned });
}
