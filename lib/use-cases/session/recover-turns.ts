import type { Dependencies } from "../dependencies";
import { closeTurn } from "./close-turn";

/**
 * Closes turns whose worker is gone (killed process, lost machine) as interrupted, with the text that was saved.
 * Returns how many. Safe to run at any time and from several processes at once.
 */
export async function recoverTurns(
  deps: Dependencies,
  { nowMs }: { readonly nowMs: number },
): Promise<number> {
  const abandoned = await deps.sessionDirectory.listAbandonedTurns({ nowMs });
  const reason = "The app stopped while this answer was being written.";
  for (const turn of abandoned) await closeTurn(deps, turn, { type: "turn-interrupted", reason });
  return abandoned.length;
}
