"use client";

import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { changeStanding } from "@/lib/client/memory/change-standing";
import { useMemoryActs } from "@/lib/client/memory/memory-acts";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";

/** Takes back everything that the agent did to memories in a turn, or in the whole session. Nothing where nothing of it stands. */
export function UndoAllButton({ turnId }: { readonly turnId: string | null }) {
  const acts = useMemoryActs();
  const isPast = useReadOnlyReason() !== null;
  const sessionId = useSession((session) => session.sessionId);
  const count = useSession(
    ({ events }) =>
      changeStanding(events).standing.filter(
        (change) => change.by === "agent" && (turnId === null || change.turnId === turnId),
      ).length,
  );
  if (!acts || isPast || count === 0) return null;
  const what = count === 1 ? "the memory change" : `all ${count} memory changes`;
  const of = turnId === null ? "of this session" : "of this turn";
  const target =
    turnId === null
      ? ({ kind: "session", sessionId } as const)
      : ({ kind: "turn", sessionId, turnId } as const);
  return (
    <Button
      variant="quiet"
      className="min-h-6 px-1.5 text-xs"
      onClick={() => void acts.undo(target, `${what} ${of}`)}
    >
      <Undo2 aria-hidden className="size-3.5" />
      Undo {what} {of}
    </Button>
  );
}
