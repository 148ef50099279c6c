"use client";

import { ChevronFirst, ChevronLast, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { type PlaybackSpeed, playbackSpeeds } from "@/lib/client/replay/playhead-store";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { describePosition, type Granularity, granularityUnits } from "@/lib/core/replay/steps";
import { Scrubber } from "./scrubber";

const speeds = playbackSpeeds.map((speed) => ({ value: String(speed), word: `${speed}×` }));

const granularityChoices = [
  { value: "turns", word: "Turns" },
  { value: "steps", word: "Steps" },
  { value: "operations", word: "Operations" },
  { value: "raw", word: "Raw" },
] as const satisfies readonly { value: Granularity; word: string }[];

/** The foot of a replay: play, the track, how fast and how finely, and in words what happened here. */
export function PlaybackBar() {
  return (
    <footer
      data-region="playback"
      tabIndex={-1}
      className="shrink-0 border-t border-line bg-panel px-3 pt-2 pb-2.5 outline-offset-[-2px] sm:px-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TransportButtons />
        <div className="flex min-w-60 flex-1 items-center gap-3">
          <Scrubber />
          <PlaceCount />
        </div>
        <PlaybackChoices />
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

function PlaybackChoices() {
  const { playhead } = useWatch();
  const speed = usePlayhead((state) => state.speed);
  const granularity = usePlayhead((state) => state.granularity);
  const originalTiming = usePlayhead((state) => state.originalTiming);
  const { setSpeed, setGranularity, setOriginalTiming } = playhead.getState();
  return (
    <div className="flex max-w-full items-center gap-2 overflow-x-auto">
      <ChoiceGroup
        label="Speed"
        value={String(speed)}
        choices={speeds}
        onChoose={(chosen) => setSpeed(speedOf(chosen))}
      />
      <label className="inline-flex min-h-7 shrink-0 items-center gap-1.5 text-xs text-mute pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={originalTiming}
          onChange={(event) => setOriginalTiming(event.target.checked)}
          className="accent-accent"
        />
        Original timing
      </label>
      <ChoiceGroup
        label="How finely"
        value={granularity}
        choices={granularityChoices}
        onChoose={setGranularity}
      />
    </div>
  );
}

function PlaceWords() {
  const { seeker } = useWatch();
  const position = usePlayhead((state) => state.positions[state.index]);
  const granularity = usePlayhead((state) => state.granularity);
  return (
    <p className="mt-1 truncate text-xs text-mute">
      <span className="text-ink">{granularityUnits[granularity]}</span>{" "}
      {position ? describePosition(seeker.events, position) : ""}
      <span aria-hidden className="max-md:hidden">
        {" "}
        · ← → step · ⇧← ⇧→ memory act · Space play · D diff · ? keys
      </span>
    </p>
  );
}

function speedOf(value: string): PlaybackSpeed {
  return playbackSpeeds.find((speed) => String(speed) === value) ?? 1;
}
