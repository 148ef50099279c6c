import type { StoredMemories } from "@/lib/contract/memory/list-memories";
import type { SessionEvent } from "@/lib/core/log/events";
import { currentVersion } from "@/lib/core/log/memory";
import { createSeeker, type Seeker } from "@/lib/core/replay/seek";
import { type Granularity, indexAtSequence, positionsOf } from "@/lib/core/replay/steps";
import type { SessionState } from "@/lib/core/session/session-state";
import { createSessionStore, type Recording, type SessionStore } from "../session/session-store";
import { createPlayhead, type FrameClock, type PlayheadStore } from "./playhead-store";

/** What a watch starts from. */
export interface WatchSeed {
  readonly events: readonly SessionEvent[];
  /** The place asked for, in an address; null is the end. */
  readonly place: WatchPlace | null;
  /** Why nothing can be done here, as a sentence. */
  readonly readOnlyReason: string;
  /** Of a file, the memories beside this session's own are not known: it holds only what the session itself changed. */
  readonly origin: Recording["origin"];
  readonly clock: FrameClock;
}

/** A place of a recording as an address names it. */
export type WatchPlace = { readonly step: number } | { readonly event: number };

/** A recording on screen: a session store that shows the place at which the playhead stands. */
export interface WatchSession {
  readonly store: SessionStore;
  readonly playhead: PlayheadStore;
  readonly seeker: Seeker;
  /** What an address asked for and does not exist, as a sentence; null when all is well. */
  readonly missing: string | null;
  /** Shows nothing behind an event any more. */
  limitTo(sequence: number): void;
}

/** Makes the stores of a watch. Whatever moves the playhead moves the session: the same views then show that place. */
export function createWatchSession(seed: WatchSeed): WatchSession {
  const { events, clock, readOnlyReason, origin } = seed;
  const seeker = createSeeker(events);
  const reach = seeker.reach().sequence;
  const shown = reach === events.length ? events : events.slice(0, reach);
  const start = startOf(shown, seed.place);
  const playhead = createPlayhead({ events: shown, clock, ...start });
  const store = sessionStoreOf(shown, seeker.at(reach));
  let recording: Recording = { events: shown, state: seeker.at(reach), readOnlyReason, origin };

  function show(): void {
    const { positions, index } = playhead.getState();
    const state = seeker.at(positions[index]?.sequence ?? 0);
    store.setState({
      state,
      events: state.sequence === recording.events.length ? recording.events : events.slice(0, state.sequence),
      recording,
      ...(origin === "file" ? { memoriesThen: ownMemories(state) } : {}),
    });
  }

  playhead.subscribe((now, before) => {
    if (now.index !== before.index || now.positions !== before.positions) show();
  });
  show();
  return {
    store,
    playhead,
    seeker,
    missing: start.missing,
    limitTo(sequence) {
      if (sequence >= recording.events.length) return;
      recording = { ...recording, events: events.slice(0, sequence), state: seeker.at(sequence) };
      playhead.getState().limitTo(sequence);
      show();
    },
  };
}

function sessionStoreOf(events: readonly SessionEvent[], state: SessionState): SessionStore {
  const model = state.turns.findLast((turn) => turn.steps.length > 0)?.steps.at(-1)?.model;
  const store = createSessionStore({
    sessionId: state.sessionId || (events[0]?.sessionId ?? ""),
    isNew: false,
    events: [],
    settings: state.settings,
    model: model ?? { provider: "none", modelId: "none", label: "No model" },
  });
  store.setState({ connection: "live" });
  return store;
}

function startOf(
  events: readonly SessionEvent[],
  place: WatchPlace | null,
): { readonly granularity: Granularity; readonly index: number; readonly missing: string | null } {
  const granularity = place && "event" in place ? "raw" : "steps";
  const positions = positionsOf(events, granularity);
  const last = positions.length - 1;
  if (place === null) return { granularity, index: last, missing: null };
  const wanted = "event" in place ? place.event : place.step;
  const nearest = Number.isNaN(wanted) ? last : Math.max(0, Math.min(last, wanted - 1));
  const isThere = Number.isInteger(wanted) && nearest === wanted - 1;
  const noun = granularity === "raw" ? "event" : "step";
  return {
    granularity,
    index: "event" in place ? indexAtSequence(positions, nearest + 1) : nearest,
    missing: isThere
      ? null
      : `There is no ${noun} ${Number.isNaN(wanted) ? "of that name" : wanted.toLocaleString("en")} in this session. It has ${positions.length.toLocaleString("en")}; this is ${noun} ${nearest + 1}, the nearest.`,
  };
}

/** The memories that this session changed, as they stood: all that a file knows. */
function ownMemories(state: SessionState): StoredMemories {
  const memories = [...state.memories.values()].flatMap((memory) => currentVersion(memory) ?? []).reverse();
  return { memories, count: memories.length };
}
