import { createStore, type StoreApi } from "zustand/vanilla";
import type { SessionEvent } from "@/lib/core/log/events";
import {
  type Granularity,
  indexAtSequence,
  nextActIndex,
  positionsOf,
  type ReplayPosition,
} from "@/lib/core/replay/steps";

export const playbackSpeeds = [0.5, 1, 2, 4] as const;
export type PlaybackSpeed = (typeof playbackSpeeds)[number];

/** Positions that PageUp and PageDown move by. */
const pageSize = 10;

/** How long one position is shown at 1×, in milliseconds, when the original timing is not asked for. */
const steadyMs = 900;

/** With the original timing: pauses longer than this are cut, shorter ones than `shortestMs` are stretched so that they can be seen. */
const longestMs = 2_000;
const shortestMs = 120;

/** What changes seldom enough for React: where the playhead stands, and how it moves. */
export interface PlayheadSnapshot {
  readonly granularity: Granularity;
  readonly positions: readonly ReplayPosition[];
  readonly index: number;
  readonly isPlaying: boolean;
  readonly speed: PlaybackSpeed;
  readonly originalTiming: boolean;
}

export interface PlayheadActions {
  goTo(index: number): void;
  /** Stands at the position in which an event lies. */
  goToSequence(sequence: number): void;
  /** Moves while the pointer drags: `fraction` of the way from the first to the last position. */
  scrubTo(fraction: number): void;
  step(by: number): void;
  page(direction: 1 | -1): void;
  jumpToAct(direction: 1 | -1): void;
  /** Plays on, from the start when it is at the end. */
  togglePlay(): void;
  pause(): void;
  setGranularity(granularity: Granularity): void;
  setSpeed(speed: PlaybackSpeed): void;
  setOriginalTiming(isOn: boolean): void;
  /** Takes away what lies behind an event, because it cannot be trusted. */
  limitTo(sequence: number): void;
  /** Calls the listener with the playhead's place between 0 and 1, up to sixty times a second, for writing it to the page directly. */
  subscribeFraction(listener: (fraction: number) => void): () => void;
}

export type PlayheadStore = StoreApi<PlayheadSnapshot & PlayheadActions>;

/** Time as the browser gives it, so that tests can give another. */
export interface FrameClock {
  requestFrame(run: (nowMs: number) => void): number;
  cancelFrame(id: number): void;
}

export interface PlayheadSeed {
  readonly events: readonly SessionEvent[];
  readonly granularity: Granularity;
  readonly index: number;
  readonly clock: FrameClock;
}

/** The playhead of one recording. Nothing moves by itself until it is asked to play. */
export function createPlayhead({ events, granularity, index, clock }: PlayheadSeed): PlayheadStore {
  const listeners = new Set<(fraction: number) => void>();
  let trusted = events;
  let frame: number | null = null;
  let lastFrameMs: number | null = null;
  /** How far on the way to the next position, 0 to 1. */
  let progress = 0;

  return createStore((set, get) => {
    function place(wanted: number): void {
      const { positions } = get();
      const found = Math.max(0, Math.min(positions.length - 1, wanted));
      progress = 0;
      if (found !== get().index) set({ index: found });
      notify();
    }

    function notify(): void {
      const fraction = fractionOf(get(), progress);
      for (const listener of listeners) listener(fraction);
    }

    function pause(): void {
      if (frame !== null) clock.cancelFrame(frame);
      frame = null;
      lastFrameMs = null;
      progress = 0;
      if (get().isPlaying) set({ isPlaying: false });
      notify();
    }

    function play(): void {
      if (get().index >= get().positions.length - 1) place(0);
      set({ isPlaying: true });
      frame = clock.requestFrame(tick);
    }

    function tick(nowMs: number): void {
      const { positions, index: at, speed, originalTiming } = get();
      const elapsedMs = nowMs - (lastFrameMs ?? nowMs);
      lastFrameMs = nowMs;
      progress += (elapsedMs * speed) / gapMs(trusted, positions, at, originalTiming);
      if (progress >= 1) {
        progress = 0;
        set({ index: Math.min(at + 1, positions.length - 1) });
      }
      if (get().index >= positions.length - 1) pause();
      else {
        notify();
        frame = clock.requestFrame(tick);
      }
    }

    /** Another list of positions, standing where the same event is. */
    function reposition(next: Granularity): void {
      const { positions, index: at } = get();
      const sequence = positions[at]?.sequence ?? 1;
      const found = positionsOf(trusted, next);
      pause();
      set({ granularity: next, positions: found, index: indexAtSequence(found, sequence) });
      notify();
    }

    return {
      granularity,
      positions: positionsOf(events, granularity),
      index,
      isPlaying: false,
      speed: 1,
      originalTiming: false,
      goTo(wanted) {
        pause();
        place(wanted);
      },
      goToSequence(sequence) {
        get().goTo(indexAtSequence(get().positions, sequence));
      },
      scrubTo(fraction) {
        pause();
        place(Math.round(fraction * (get().positions.length - 1)));
      },
      step: (by) => get().goTo(get().index + by),
      page: (direction) => get().goTo(get().index + direction * pageSize),
      jumpToAct(direction) {
        const found = nextActIndex(get().positions, get().index, direction);
        if (found !== null) get().goTo(found);
      },
      togglePlay() {
        if (get().isPlaying) pause();
        else if (get().positions.length > 1) play();
      },
      pause,
      setGranularity: reposition,
      setSpeed: (speed) => set({ speed }),
      setOriginalTiming: (originalTiming) => set({ originalTiming }),
      limitTo(sequence) {
        if (sequence >= (trusted.at(-1)?.sequence ?? 0)) return;
        trusted = trusted.filter((event) => event.sequence <= sequence);
        reposition(get().granularity);
      },
      subscribeFraction(listener) {
        listeners.add(listener);
        notify();
        return () => listeners.delete(listener);
      },
    };
  });
}

/** Where the playhead stands, from 0 to 1. */
function fractionOf({ positions, index }: PlayheadSnapshot, progress: number): number {
  return positions.length < 2 ? 0 : Math.min(1, (index + progress) / (positions.length - 1));
}

/** How long a position is shown before the next, in milliseconds at 1×. */
function gapMs(
  events: readonly SessionEvent[],
  positions: readonly ReplayPosition[],
  index: number,
  originalTiming: boolean,
): number {
  if (!originalTiming) return steadyMs;
  const at = (position: number) => Date.parse(events[(positions[position]?.sequence ?? 1) - 1]?.at ?? "");
  const recorded = at(index + 1) - at(index);
  return Number.isNaN(recorded) ? steadyMs : Math.min(longestMs, Math.max(shortestMs, recorded));
}
