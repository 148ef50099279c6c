"use client";

import { useState } from "react";
import { browserFrames } from "@/lib/client/browser-frames";
import { watchActions } from "@/lib/client/watch-actions";
import { createWatchSession, type WatchPlace } from "@/lib/client/watch-session";
import type { SessionEvent } from "@/lib/core/session/events";
import { WatchView } from "./watch-view";

interface WatchScreenProps {
  readonly sessionId: string;
  readonly title: string;
  readonly events: readonly SessionEvent[];
  readonly place: WatchPlace | null;
}

/** The recording of a session of this app. */
export function WatchScreen({ sessionId, title, events, place }: WatchScreenProps) {
  const [watch] = useState(() =>
    createWatchSession({
      events,
      place,
      readOnlyReason: "You are viewing the past. Return to live to write or to change something.",
      ownMemoriesOnly: true,
      clock: browserFrames,
    }),
  );
  const [serverActions] = useState(() => watchActions(() => watch.store));
  return (
    <WatchView
      watch={watch}
      title={title}
      alteredFrom={null}
      exit={{ href: `/chat/${encodeURIComponent(sessionId)}`, word: "Return to live" }}
      serverActions={serverActions}
    />
  );
}
