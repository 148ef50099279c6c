"use client";

import { ChevronFirst, ChevronLast, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { describePosition, granularityUnits } from "@/lib/core/replay/steps";
import { PlaybackOptions } from "./playback-options";
import { Scrubber } from "./scrubber";

/** The foot of a replay: play, the track, how fast and how finely, and in words what happened here. */
export function PlaybackBar() {
  return (
    <footer
      data-region="playback"
      tabIndex={-1}
      className="shrink-0 border-t border-line bg-panel px-3 pt-2 pb-2.5 outline-offset-[-2px] sm:px-5 short:sticky short:bottom-0 short:z-10 short:py-1"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 max-sm:justify-between">
        <TransportButtons />
        <div className="flex min-w-60 flex-1 items-center gap-3 max-sm:order-first max-sm:basis-full">
          <Scrubber />
          <PlaceCount />
        </div>
        <PlaybackOptions />
      </div>
      <PlaceWords />
    </footer>
  );
}

// What changes with every frame is apart from what does not: a drag then draws two lines of text instead of a row of buttons.

function TransportButtons() {
  const { playhead } = useWatch();
  const isPlaying = usePlayhead((state) => state.isPlaying);
  const isAtEnd = usePlayhead((state) => state.index >= state.positions.length - 1);
  const { step, jumpToAct, togglePlay } = playhead.getState();
  return (
    <div className="flex items-center">
      <IconButton icon={SkipBack} label="Previous memory act" keys="Shift+←" onClick={() => jumpToAct(-1)} />
      <IconButton icon={ChevronFirst} label="One back" keys="←" onClick={() => step(-1)} />
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? "Pause" : isAtEnd ? "Replay from start" : "Play"}
        keys="Space"
        className="text-ink"
        onClick={togglePlay}
      />
      <IconButton icon={ChevronLast} label="One forward" keys="→" onClick={() => step(1)} />
      <IconButton icon={SkipForward} label="Next memory act" keys="Shift+→" onClick={() => jumpToAct(1)} />
    </div>
  );
}

function PlaceCount() {
  const positions = usePlayhead((state) => state.positions);
  const index = usePlayhead((state) => state.index);
  return (
    <span className="shrink-0 text-[13px] tabular-nums">
      {numberText(index + 1)} / {numberText(positions.length)}
    </span>
  );
}

function PlaceWords() {
  const { seeker } = useWatch();
  const position = usePlayhead((state) => state.positions[state.index]);
  const granularity = usePlayhead((state) => state.granularity);
  return (
    <p className="mt-1 line-clamp-2 text-xs text-mute md:line-clamp-1 short:hidden">
      <span className="text-ink">{granularityUnits[granularity]}</span>{" "}
      {position ? describePosition(seeker.events, position) : ""}
      <span aria-hidden className="max-md:hidden">
        {" "}
        · ← → step · ⇧← ⇧→ memory act · Space play · D diff · ? keys
      </span>
    </p>
  );
}
