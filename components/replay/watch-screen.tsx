"use client";

import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useMemoriesThen } from "@/lib/client/replay/use-memories-then";
import { createWatchSession, type WatchPlace } from "@/lib/client/replay/watch-session";
import { browserFrames } from "@/lib/client/shell/browser-frames";
import type { SessionEvent } from "@/lib/core/log/events";
import { ShareDialog } from "./share-dialog";
import { TraceExport } from "./trace-export";
import { WatchView } from "./watch-view";

interface WatchScreenProps {
  readonly sessionId: string;
  readonly title: string;
  readonly events: readonly SessionEvent[];
  readonly place: WatchPlace | null;
  readonly collector: string | null;
}

/** Everything that is known of a session of this app is in its log. */
const ownRecord = {};

/** The recording of a session of this app. */
export function WatchScreen({ sessionId, title, events, place, collector }: WatchScreenProps) {
  const [watch] = useState(() =>
    createWatchSession({
      events,
      place,
      readOnlyReason: "This is the past: return to live to write or change something.",
      origin: "this-app",
      clock: browserFrames,
    }),
  );
  useMemoriesThen(watch, sessionId);
  const [isShareOpen, setShareOpen] = useState(false);
  return (
    <WatchView
      watch={watch}
      sessionId={sessionId}
      title={title}
      known={ownRecord}
      exit={{ href: `/chat/${encodeURIComponent(sessionId)}`, word: "Return to live" }}
      actions={
        <Button onClick={() => setShareOpen(true)}>
          <Share2 aria-hidden className="size-3.5" />
          Share
        </Button>
      }
    >
      <ShareDialog sessionId={sessionId} title={title} isOpen={isShareOpen} onOpenChange={setShareOpen}>
        <TraceExport sessionId={sessionId} collector={collector} />
      </ShareDialog>
    </WatchView>
  );
}
