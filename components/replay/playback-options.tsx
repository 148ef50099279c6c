"use client";

import { SlidersHorizontal } from "lucide-react";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { type PlaybackSpeed, playbackSpeeds } from "@/lib/client/replay/playhead-store";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import type { Granularity } from "@/lib/core/replay/steps";

const speeds = playbackSpeeds.map((speed) => ({ value: String(speed), word: `${speed}×` }));

const granularityChoices = [
  { value: "turns", word: "Turns" },
  { value: "steps", word: "Steps" },
  { value: "operations", word: "Operations" },
  { value: "raw", word: "Raw" },
] as const satisfies readonly { value: Granularity; word: string }[];

/** How fast and how finely: side by side where there is room, behind one button where they would be cut. */
export function PlaybackOptions() {
  const hasRoom = useMediaQuery("(min-width: 48rem) and (min-height: 30rem)", true);
  if (hasRoom)
    return (
      <div className="flex items-center gap-2">
        <Choices />
      </div>
    );
  return (
    <Popover
      label="Playback"
      side="top"
      align="end"
      trigger={<IconButton icon={SlidersHorizontal} label="Speed and granularity" />}
    >
      <div className="flex flex-col items-start gap-2.5">
        <Choices />
      </div>
    </Popover>
  );
}

function Choices() {
  const { playhead } = useWatch();
  const speed = usePlayhead((state) => state.speed);
  const granularity = usePlayhead((state) => state.granularity);
  const originalTiming = usePlayhead((state) => state.originalTiming);
  const { setSpeed, setGranularity, setOriginalTiming } = playhead.getState();
  return (
    <>
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
    </>
  );
}

function speedOf(value: string): PlaybackSpeed {
  return playbackSpeeds.find((speed) => String(speed) === value) ?? 1;
}
