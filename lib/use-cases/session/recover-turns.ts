import type { TurnInDirectory } from "@/lib/ports/session-directory";
import type { Dependencies } from "../dependencies";
import { closeTurn } from "./close-turn";

const reason = "The app stopped while this answer was being written.";

/**
 * Closes every running turn as interrupted, with the text that was saved. Only for a process that runs none yet and has the database to
 * itself: whatever runs there was left by a dead one. Returns how many.
 */
export async function closeLeftTurns(deps: Dependencies): Promise<number> {
  const left = await deps.sessionDirectory.listRunningTurns();
  for (const turn of left) await closeTurn(deps, turn, { type: "turn-interrupted", reason });
  return left.length;
}

/** What looks again and again for turns whose worker is gone. */
export interface TurnRecovery {
  /** Closes those that count as abandoned now, and returns how many. Safe from several processes at once. */
  look(): Promise<number>;
}

export interface TurnRecoveryOptions {
  /** A lease that was not renewed for this long, in milliseconds of the running process, belongs to nobody. */
  readonly patienceMs: number;
  /** Milliseconds that only go forward, and stand still while the computer sleeps. */
  readonly monotonicMs: () => number;
  /** True for a turn of this very process, which lives whatever its lease says. */
  readonly isRunningHere: (turn: TurnInDirectory) => boolean;
}

/**
 * Finds turns whose worker is gone (killed process, lost machine) by watching: a lease whose time of expiry did not move while this
 * process ran for `patienceMs`. No wall clock is asked, so neither a sleeping computer nor a clock that jumps ends a turn that lives.
 */
export function createTurnRecovery(
  deps: Dependencies,
  { patienceMs, monotonicMs, isRunningHere }: TurnRecoveryOptions,
): TurnRecovery {
  let watched = new Map<string, number>();
  return {
    async look() {
      const running = (await deps.sessionDirectory.listRunningTurns()).filter((turn) => !isRunningHere(turn));
      const nowMs = monotonicMs();
      watched = new Map(running.map(leaseKey).map((key) => [key, watched.get(key) ?? nowMs]));
      const abandoned = running.filter(
        (turn) => nowMs - (watched.get(leaseKey(turn)) ?? nowMs) >= patienceMs,
      );
      for (const turn of abandoned) await closeTurn(deps, turn, { type: "turn-interrupted", reason });
      return abandoned.length;
    },
  };
}

/** Changes with each renewal of the lease. */
function leaseKey({ ownerId, sessionId, turnId, fence, leaseUntilMs }: TurnInDirectory): string {
  return JSON.stringify([ownerId, sessionId, turnId, fence, leaseUntilMs]);
}
