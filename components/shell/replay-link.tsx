"use client";

import { History } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useSession } from "@/lib/client/session/session-context";

/** From the conversation to its recording; only where there is one. */
export function ReplayLink() {
  const sessionId = useSession((session) => session.sessionId);
  const hasEvents = useSession((session) => session.state.sequence > 0);
  if (!hasEvents) return null;
  return (
    <IconButton
      icon={History}
      label="Replay this session"
      onClick={() => window.location.assign(`/replay/${encodeURIComponent(sessionId)}`)}
    />
  );
}
