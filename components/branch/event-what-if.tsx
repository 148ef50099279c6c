"use client";

import { useSession } from "@/lib/client/session/session-context";
import type { SessionEvent } from "@/lib/core/log/events";
import { ForkButton } from "./fork-button";
import { WhatIfButton } from "./what-if-button";

/** What can be tried from one event: the answer without this operation, without each memory it found, and a fork from here. */
export function EventWhatIf({ event }: { readonly event: SessionEvent }) {
  const isRunning = useSession(
    ({ state }) => state.turns.findLast((turn) => turn.turnId === event.turnId)?.status === "running",
  );
  if (isRunning) return null;
  const canSkip =
    "operation" in event &&
    event.operation !== null &&
    (event.toolCallId !== null || event.type === "context-filtered" || event.type === "context-summarized");
  const memories = event.type === "memories-retrieved" ? [...event.hits, ...event.alreadyInContext] : [];
  const turn = event.turnId === null ? {} : { turnId: event.turnId };
  return (
    <div className="mt-3 flex flex-wrap gap-1">
      {canSkip && (
        <WhatIfButton
          what={{ kind: "operation", sequence: event.sequence }}
          word={`Answer again without this ${event.operation}`}
        />
      )}
      {memories.slice(0, 5).map((memory) => (
        <WhatIfButton
          key={memory.memoryId}
          what={{ kind: "memory", memoryId: memory.memoryId, ...turn }}
          word={`… without “${short(memory.content)}”`}
        />
      ))}
      <ForkButton place={{ kind: "sequence", sequence: event.sequence }} />
    </div>
  );
}

function short(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 47)}…`;
}
