import { chosenTitle } from "@/lib/core/session/title";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { recordStanding } from "./change-standing";

/** Renames a conversation. A title without a visible character brings back the one that the first message gives. */
export function renameSession(
  deps: Dependencies,
  { title, ...scope }: SessionScope & { readonly eventId: string; readonly title: string },
) {
  return recordStanding(deps, scope, { type: "session-renamed", title: chosenTitle(title) });
}
