"use client";

import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useMemoriesThen } from "@/lib/client/replay/use-memories-then";
import { useWholeRecording } from "@/lib/client/replay/use-whole-recording";
import { createWatchSession, type WatchPlace } from "@/lib/client/replay/watch-session";
import { browserFrames } from "@/lib/client/shell/browser-frames";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionWindow } from "@/lib/core/replay/opening";
import { ShareDialog } from "./share-dialog";
import { TraceExport } from "./trace-export";
import { WatchView } from "./watch-view";

interface WatchScreenProps {
  readonly sessionId: string;
  readonly title: string;
  /** The end of the recording; what came before is loaded in parts. */
  readonly window: SessionWindow;
  readonly place: WatchPlace | null;
  readonly collector: string | null;
}

/** Everything that is known of a session of this app is in its log. */
const ownRecord = {};

/** The recording of a session of this app, once all of it is there: places are counted from its beginning, and so is what it proves. */
export function WatchScreen({ sessionId, window, ...rest }: WatchScreenProps) {
  const recording = useWholeRecording(sessionId, window);
  if (recording.missing === 0)
    return <WatchRecording sessionId={sessionId} events={recording.events} {...rest} />;
  const total = recording.missing + recording.events.length;
  return (
    <main className="grid min-h-dvh place-content-center gap-3 px-6 text-center">
      <h1 className="text-base font-semibold">{rest.title}</h1>
      <p role="status" className="text-mute tabular-nums">
        {`Loading the recording: ${numberText(recording.events.length)} of ${countText(total, "event")}`}
      </p>
      <progress
        aria-label="Part of the recording that is loaded"
        className="mx-auto w-64"
        value={recording.events.length}
        max={total}
      />
      {recording.error !== null && (
        <>
          <InlineError message={recording.error} />
          <Button onClick={recording.tryAgain} className="mx-auto">
            Try again
          </Button>
        </>
      )}
    </main>
  );
}

interface WatchRecordingProps extends Omit<WatchScreenProps, "window"> {
  readonly events: readonly SessionEvent[];
}

function WatchRecording({ sessionId, title, events, place, collector }: WatchRecordingProps) {
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
          <span className="max-md:sr-only">Share</span>
        </Button>
      }
    >
      <ShareDialog sessionId={sessionId} title={title} isOpen={isShareOpen} onOpenChange={setShareOpen}>
        <TraceExport sessionId={sessionId} collector={collector} />
      </ShareDialog>
    </WatchView>
  );
}
