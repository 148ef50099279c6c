"use client";

import { History, Milestone } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useMaybeWatch } from "@/lib/client/replay/watch-context";
import { useSession } from "@/lib/client/session/session-context";

/** From an event to its place in the replay: in a recording the playhead goes there, in a live session the replay opens. */
export function EventPlace({ sequence }: { readonly sequence: number }) {
  const watch = useMaybeWatch();
  const sessionId = useSession((session) => session.sessionId);
  if (watch) {
    return (
      <IconButton
        icon={Milestone}
        label="Go to this event"
        className="size-7"
        onClick={() => watch.playhead.getState().goToSequence(sequence)}
      />
    );
  }
  return (
    <IconButton
      icon={History}
      label="Watch this moment in the replay"
      className="size-7"
      onClick={() => window.location.assign(`/replay/${encodeURIComponent(sessionId)}?event=${sequence}`)}
    />
  );
}
