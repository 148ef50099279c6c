"use client";

import { useState } from "react";
import { BreakpointsButton } from "@/components/branch/breakpoints-button";
import { Button } from "@/components/ui/button";
import { useSession } from "@/lib/client/session/session-context";
import { EarlierEvents } from "../earlier-events";
import { TurnSection } from "./turn-section";

/** Turns shown at first; earlier ones come on request. */
const pageTurns = 20;

/** Every turn with its model calls, the latest first. */
export function TurnTab() {
  const turns = useSession((session) => session.state.turns);
  const earlierTurns = useSession((session) => session.state.earlier?.turns ?? 0);
  const [shown, setShown] = useState(pageTurns);
  if (turns.size === 0) {
    return (
      <div>
        <div className="flex justify-end border-b border-line px-2.5 py-1">
          <BreakpointsButton />
        </div>
        <p className="px-4.5 py-4 text-[13px] text-mute">
          No turn yet: each message you send starts one, and its steps appear here.
        </p>
      </div>
    );
  }
  const latest = turns.takeLast(shown).reverse().toArray();
  return (
    <div className="@container h-full overflow-y-auto pb-3">
      <div className="flex justify-end border-b border-line px-2.5 py-1">
        <BreakpointsButton />
      </div>
      {latest.map((turn, index) => (
        <TurnSection
          key={turn.turnId}
          turn={turn}
          number={earlierTurns + turns.size - index}
          isLatest={index === 0}
        />
      ))}
      {turns.size > shown && (
        <Button variant="quiet" className="mx-4.5 mt-2" onClick={() => setShown(shown + pageTurns)}>
          Show earlier turns
        </Button>
      )}
      {turns.size <= shown && <EarlierEvents of="turns" className="mt-2" />}
    </div>
  );
}
