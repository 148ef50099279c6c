"use client";

import { History } from "lucide-react";
import { useSession } from "@/lib/client/session/session-context";

/** From the conversation to its recording; only where there is one. A link, so that it opens in a tab of its own too. */
export function ReplayLink() {
  const sessionId = useSession((session) => session.sessionId);
  const hasEvents = useSession((session) => session.state.sequence > 0);
  if (!hasEvents) return null;
  return (
    <a
      href={`/replay/${encodeURIComponent(sessionId)}`}
      className="inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-lg px-2 text-[13px] text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center"
    >
      <History aria-hidden className="size-4" strokeWidth={1.75} />
      <span className="max-sm:sr-only">
        Replay<span className="sr-only"> this session</span>
      </span>
    </a>
  );
}
