"use client";

import { Route } from "lucide-react";
import { useDeferredValue, useEffect, useId, useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { fieldControl } from "@/components/ui/field";
import { countText, numberText } from "@/components/ui/number-text";
import { useMaybeWatch } from "@/lib/client/replay/watch-context";
import { useSession } from "@/lib/client/session/session-context";
import { useEarlierEvents } from "@/lib/client/session/use-earlier-events";
import { contextStrip } from "@/lib/core/replay/context-strip";
import { readFact } from "@/lib/core/replay/fact-words";
import { type FactPlace, followFact } from "@/lib/core/replay/follow-fact";
import { indexAtSequence } from "@/lib/core/replay/steps";
import { StripFigure } from "../strip/strip-figure";
import { placeLooks, trailHeadline, trailText } from "./fact-words";

/** Longer than this no fact is. */
const mostWords = 300;

/** Where some words, or a memory, stood over the session: in a live one, in the replay and in a file alike. */
export function FollowFactDialog() {
  const words = useSession((session) => session.followedWords);
  const follow = useSession((session) => session.followWords);
  return (
    <Dialog
      open={words !== null}
      onOpenChange={(open) => !open && follow(null)}
      title="Follow a fact"
      description="Said, stored, summarized, filtered, retrieved, cited: each place of the words in this session."
      className="w-[min(1080px,calc(100vw-24px))]"
    >
      {words !== null && <FactTrailView words={words} onWords={follow} />}
    </Dialog>
  );
}

function FactTrailView({
  words,
  onWords,
}: {
  readonly words: string;
  readonly onWords: (words: string | null) => void;
}) {
  const inputId = useId();
  const recording = useSession((session) => session.recording);
  const liveEvents = useSession((session) => session.events);
  const liveState = useSession((session) => session.state);
  const events = recording?.events ?? liveEvents;
  const state = recording?.state ?? liveState;
  const sought = useDeferredValue(words);
  const strip = useMemo(() => contextStrip(events, state), [events, state]);
  const trail = useMemo(
    () => followFact(events, state, strip, readFact(sought)),
    [events, state, strip, sought],
  );
  const isLit = useMemo(
    () => (band: { readonly itemId: string | null }) =>
      band.itemId !== null && trail.itemIds.has(band.itemId),
    [trail],
  );
  const goTo = usePlaceOpener(() => onWords(null));
  return (
    <div className="space-y-3">
      <label htmlFor={inputId} className="flex items-center gap-2">
        <Route aria-hidden className="size-4 shrink-0 text-accent" />
        <span className="sr-only">Words of the fact</span>
        <input
          id={inputId}
          type="search"
          dir="auto"
          value={words}
          maxLength={mostWords}
          onChange={(event) => onWords(event.target.value)}
          placeholder="A name, an amount, a sentence"
          className={fieldControl}
        />
      </label>
      <LoadedWhole />
      {sought.trim() !== "" && (
        <div role="status">
          <p className="text-base font-semibold">{trailHeadline(trail)}</p>
          {trail.places.length > 0 && <p className="text-[13px] text-mute">{trailText(trail)}</p>}
        </div>
      )}
      {trail.places.length > 0 && (
        <div className="grid gap-5 md:grid-cols-[minmax(0,400px)_minmax(0,1fr)]">
          <ol aria-label="Places of the fact" className="max-h-[52dvh] overflow-y-auto">
            {trail.places.map((place) => (
              <li key={`${place.sequence} ${place.kind} ${place.text}`}>
                <PlaceButton place={place} onOpen={goTo} />
              </li>
            ))}
          </ol>
          <div className="min-w-0 pt-10 max-md:hidden">
            <StripFigure
              strip={strip}
              state={state}
              height={240}
              isLit={isLit}
              onPick={(column) =>
                goTo(strip.columns[column]?.step ?? 1, strip.columns[column]?.sequence ?? 1)
              }
            />
            <p className="mt-1 text-xs text-mute">Only this fact is lit. A click replays that step.</p>
          </div>
        </div>
      )}
    </div>
  );
}

/** A fact is followed through the whole session: what is not there yet is loaded, part after part. */
function LoadedWhole() {
  const { earlier, load } = useEarlierEvents();
  const isPartial = earlier !== null;
  useEffect(() => {
    if (isPartial) void load("all");
  }, [isPartial, load]);
  return (
    earlier && (
      <p
        role="status"
        className="text-xs text-mute tabular-nums"
      >{`Loading; ${countText(earlier.sequence, "earlier event")} to go`}</p>
    )
  );
}

type OpenPlace = (step: number, sequence: number) => void;

function PlaceButton({ place, onOpen }: { readonly place: FactPlace; readonly onOpen: OpenPlace }) {
  const { icon: Icon, text, word } = placeLooks[place.kind];
  const isStretch = place.lastStep > place.step;
  return (
    <button
      type="button"
      onClick={() => onOpen(place.step, place.sequence)}
      className="grid w-full grid-cols-[28px_64px_minmax(0,1fr)] items-start gap-2 rounded-lg px-1.5 py-2 text-left text-[13px] hover:bg-soft"
    >
      <span className="inline-flex size-6 items-center justify-center rounded-full border border-line bg-panel">
        <Icon aria-hidden className={cn("size-3.5", text)} strokeWidth={2} />
      </span>
      <span className="pt-0.5 text-xs text-mute tabular-nums">
        {isStretch
          ? `${numberText(place.step)}–${numberText(place.lastStep)}`
          : `step ${numberText(place.step)}`}
      </span>
      <span className="min-w-0">
        <span className="block font-medium">
          {word}
          {place.score !== null && <span className="text-mute"> · similarity {place.score.toFixed(2)}</span>}
        </span>
        <span dir="auto" className="line-clamp-2 text-mute wrap-anywhere">
          {place.kind === "absent"
            ? `${numberText(place.lastStep - place.step + 1)} answered without it`
            : place.text}
        </span>
      </span>
    </button>
  );
}

/** Shows a place: in a recording the playhead goes there, in a live session the replay opens. */
function usePlaceOpener(close: () => void): OpenPlace {
  const watch = useMaybeWatch();
  const sessionId = useSession((session) => session.sessionId);
  return (step, sequence) => {
    if (!watch) return window.location.assign(`/replay/${encodeURIComponent(sessionId)}?step=${step}`);
    const { positions, goTo } = watch.playhead.getState();
    goTo(indexAtSequence(positions, sequence));
    close();
  };
}
