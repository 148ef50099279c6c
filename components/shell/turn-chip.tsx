"use client";

import { useSession } from "@/lib/client/session/session-context";
import { turnCount } from "@/lib/core/replay/opening";

/** Where the session stands: how many turns, how many model calls. */
export function TurnChip() {
  const turns = useSession((session) => session.state.turns);
  const earlier = useSession((session) => session.state.earlier);
  if (turns.size === 0) return null;
  const steps = turns.reduce((count, turn) => count + turn.steps.length, earlier?.steps ?? 0);
  return (
    <span className="shrink-0 rounded-full border border-line px-2.5 py-0.5 text-xs text-mute tabular-nums max-sm:hidden">
      turn {turnCount({ turns, earlier })} · step {steps}
    </span>
  );
}
