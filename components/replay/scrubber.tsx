"use client";

import { useEffect, useRef } from "react";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { spokenPosition } from "@/lib/core/replay/steps";
import { ScrubberTicks } from "./scrubber-ticks";

/** The track with its ticks and the playhead: a native slider, so that keys, touch and screen readers work as everywhere. */
export function Scrubber() {
  const { playhead, seeker } = useWatch();
  const head = useRef<HTMLDivElement | null>(null);
  const positions = usePlayhead((state) => state.positions);
  const index = usePlayhead((state) => state.index);
  const granularity = usePlayhead((state) => state.granularity);

  useEffect(
    () =>
      // Sixty times a second and past React: one style of one element.
      playhead.getState().subscribeFraction((fraction) => {
        head.current?.style.setProperty("transform", `translateX(${fraction * 100}%)`);
      }),
    [playhead],
  );

  return (
    <div className="relative h-8 min-w-24 flex-1 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <ScrubberTicks />
      <div ref={head} aria-hidden className="pointer-events-none absolute inset-y-0 right-1 left-0">
        <div className="absolute inset-y-0 left-0.5 w-0.5 -translate-x-1/2 bg-ink">
          <div className="absolute -top-1 left-1/2 size-2.5 -translate-x-1/2 rounded-full bg-ink" />
        </div>
      </div>
      <input
        type="range"
        aria-label="Place in the recording"
        aria-valuetext={spokenPosition(seeker.events, granularity, positions, index)}
        min={1}
        max={Math.max(1, positions.length)}
        step={1}
        value={index + 1}
        onChange={(event) => playhead.getState().goTo(Number(event.target.value) - 1)}
        className="absolute inset-0 m-0 size-full cursor-ew-resize opacity-0"
      />
    </div>
  );
}
