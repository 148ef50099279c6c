"use client";

import { Repeat2 } from "lucide-react";
import { useMemo } from "react";
import { useSession } from "@/lib/client/session/session-context";
import { sameCallBefore } from "@/lib/core/context/same-call";
import type { SessionEvent } from "@/lib/core/log/events";
import { turnNumber } from "@/lib/core/replay/opening";
import { EventPlace } from "./event-place";

/** Says that the agent made this call before, and whether it led to the same; nothing for a call that is new. */
export function SameCallNote({ event }: { readonly event: SessionEvent }) {
  const events = useSession((session) => session.events);
  const same = useMemo(() => sameCallBefore(events, event), [events, event]);
  const turn = useSession(({ state }) => turnNumber(state, same?.turnId ?? null));
  if (!same) return null;
  const where = same.turnId === event.turnId ? `step ${same.step}` : `turn ${turn}, step ${same.step}`;
  return (
    <p className="mb-1.5 flex items-center gap-1.5 text-xs text-mute">
      <Repeat2 aria-hidden className="size-3.5 shrink-0" />
      Same call as {where}, {same.hasSameResult ? "same result" : "another result"}
      <EventPlace sequence={same.sequence} />
    </p>
  );
}
