import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { recordStanding } from "./change-standing";

/** Hides a conversation with all its branches. Every word is still there: `restoreSession` brings it back, `purgeSession` removes them. */
export function deleteSession(deps: Dependencies, scope: SessionScope & { readonly eventId: string }) {
  return recordStanding(deps, scope, { type: "session-deleted" });
}

/** Brings a deleted conversation back. */
export function restoreSession(deps: Dependencies, scope: SessionScope & { readonly eventId: string }) {
  return recordStanding(deps, scope, { type: "session-restored" });
}
