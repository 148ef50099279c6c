import { createStore, type StoreApi } from "zustand/vanilla";
import type { StoredMemories } from "@/lib/contract/memory/list-memories";
import type { ModelIdentity, SessionSettings } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import { type Opening, type SessionWindow, stateOfOpening } from "@/lib/core/replay/opening";
import { foldSession } from "@/lib/core/session/fold";
import type { PartialStep } from "@/lib/core/session/partial-step";
import { emptySession, type SessionState } from "@/lib/core/session/session-state";
import { openPartial } from "../replay/open-partial";

export type InspectorTab = "context" | "events" | "memories" | "turn" | "diff" | "reward";
/** The tabs that hold things to count. */
export type CountedTab = Exclude<InspectorTab, "diff" | "reward">;
export type Connection = "connecting" | "live" | "reconnecting";

/** What the pointer or the keyboard rests on, so that everything connected to it lights up. `held` stays after the pointer left. */
export interface Highlight {
  readonly kind: "item" | "event" | "memory" | "budget-kind" | "turn";
  readonly id: string;
  readonly held: boolean;
}

/** What the inspector shows. */
export interface InspectorFocus {
  readonly tab: InspectorTab;
  readonly eventSequence: number | null;
  readonly itemId: string | null;
  readonly memoryId: string | null;
}

/** A message that was sent and is not in the log yet. */
export interface PendingMessage {
  readonly turnId: string;
  readonly text: string;
}

/** A whole recording, of which a place is being watched. */
export interface Recording {
  /** Every event, also those after the place that is shown. */
  readonly events: readonly SessionEvent[];
  /** The state at the end of the recording, or as far as it can be shown. */
  readonly state: SessionState;
  /** Why nothing can be done here, as a sentence. */
  readonly readOnlyReason: string;
  /** Where it comes from: of a file the server knows nothing. */
  readonly origin: "this-app" | "file";
}

/** Everything the screen of one session shows. */
export interface SessionSnapshot {
  readonly sessionId: string;
  /** True until the server has the session. */
  readonly isNew: boolean;
  /** In sequence order, without gaps, up to the head. Of a long session they begin in the middle (`state.earlier`) until more is asked for. */
  readonly events: readonly SessionEvent[];
  /** The fold of `events`, from the opening on where there is one; kept up to date by folding only what is new. */
  readonly state: SessionState;
  /** Unfinished text of the running step. */
  readonly partial: PartialStep | null;
  readonly connection: Connection;
  readonly pendingMessage: PendingMessage | null;
  /** In a recording the memories as they were at the place that is shown, once they are known; null in a live session. */
  readonly memoriesThen: StoredMemories | null;
  readonly highlight: Highlight | null;
  readonly focus: InspectorFocus;
  /** Null until the person decides: each screen size then has its own default. */
  readonly inspectorOpen: boolean | null;
  /** The words that are followed through the session; empty while they are still to be written, null when nothing is followed. */
  readonly followedWords: string | null;
  /** The SUMMARY or FILTER that is judged on the wide card, by its sequence; null while none is. */
  readonly judgedSequence: number | null;
  /** The model that will answer the next message. */
  readonly model: ModelIdentity;
  /** The highest sequence known to exist while earlier events are still missing; null when nothing is missing. */
  readonly missingUpTo: number | null;
  /** True after a purge took words out of events, until the log was read again; what was shown stays until then. */
  readonly isStartingOver: boolean;
  /** True once the server has no such session any more: everything was wiped, or an older backup restored. */
  readonly isGone: boolean;
  /** Set while the past is watched: `events` and `state` then end at the place that is shown. Null in a live session. */
  readonly recording: Recording | null;
}

export interface SessionActions {
  /** Folds events that continue the log; known ones are ignored, a gap is remembered in `missingUpTo` and never folded over. */
  receiveEvents(events: readonly SessionEvent[]): void;
  /** Puts the end of the log in the place of all that is held. */
  receiveWindow(window: SessionWindow): void;
  /** Puts what comes right before the events that are held in front of them; anything else is ignored. */
  receiveEarlier(window: SessionWindow): void;
  receivePartial(partial: PartialStep | null): void;
  setConnection(connection: Connection): void;
  setHighlight(highlight: Highlight | null): void;
  /** Opens the inspector on something; what is not named is cleared, the tab stays unless named. */
  openInspector(focus: Partial<InspectorFocus>): void;
  setInspectorOpen(open: boolean): void;
  followWords(words: string | null): void;
  judge(sequence: number | null): void;
  setPendingMessage(pending: PendingMessage | null): void;
  markCreated(): void;
  markGone(): void;
  /** The events that are held have lost words: the next ones that come from the beginning replace them. */
  startOver(): void;
}

export type SessionStore = StoreApi<SessionSnapshot & SessionActions>;

/** What a session's store starts from. */
export interface SessionSeed {
  readonly sessionId: string;
  readonly isNew: boolean;
  /** The state that `events` follow; absent where they are the whole log. */
  readonly opening?: Opening | null;
  readonly events: readonly SessionEvent[];
  readonly settings: SessionSettings;
  readonly model: ModelIdentity;
}

/** Creates the store of one mounted session. */
export function createSessionStore(seed: SessionSeed): SessionStore {
  return createStore((set) => ({
    sessionId: seed.sessionId,
    isNew: seed.isNew,
    events: seed.events,
    state: folded({ opening: seed.opening ?? null, events: seed.events }, seed.settings),
    partial: null,
    connection: "connecting",
    pendingMessage: null,
    memoriesThen: null,
    highlight: null,
    focus: { tab: "context", eventSequence: null, itemId: null, memoryId: null },
    inspectorOpen: null,
    followedWords: null,
    judgedSequence: null,
    model: seed.model,
    missingUpTo: null,
    isStartingOver: false,
    isGone: false,
    recording: null,
    receiveEvents: (events) => set((snapshot) => withEvents(snapshot, events)),
    receiveWindow: (window) => set((snapshot) => withWindow(snapshot, window)),
    receiveEarlier: (window) => set((snapshot) => withEarlier(snapshot, window)),
    receivePartial: (partial) => set((snapshot) => ({ partial: openPartial(snapshot.state, partial) })),
    setConnection: (connection) => set({ connection }),
    setHighlight: (highlight) => set({ highlight }),
    openInspector: (focus) =>
      set((snapshot) => ({
        inspectorOpen: true,
        focus: {
          eventSequence: null,
          itemId: null,
          memoryId: null,
          ...focus,
          tab: focus.tab ?? snapshot.focus.tab,
        },
      })),
    setInspectorOpen: (inspectorOpen) => set({ inspectorOpen }),
    followWords: (followedWords) => set({ followedWords }),
    judge: (judgedSequence) => set({ judgedSequence }),
    setPendingMessage: (pendingMessage) => set({ pendingMessage }),
    markCreated: () => set({ isNew: false }),
    markGone: () => set({ isGone: true }),
    startOver: () => set({ isStartingOver: true, missingUpTo: null }),
  }));
}

function withEvents(snapshot: SessionSnapshot, received: readonly SessionEvent[]): Partial<SessionSnapshot> {
  if (snapshot.isStartingOver) return startedOver(snapshot, received);
  const fresh = continuing(received, snapshot.state.sequence);
  const highest = received.reduce((max, event) => Math.max(max, event.sequence), snapshot.missingUpTo ?? 0);
  const head = snapshot.state.sequence + fresh.length;
  const missingUpTo = highest > head ? highest : null;
  // An answer that overtakes the beginning of the log still says that the server has the session: then its stream opens.
  if (fresh.length === 0) return { missingUpTo, isNew: snapshot.isNew && received.length === 0 };
  const state = foldedOn(fresh, snapshot.state);
  // They speak of something that is not there: the end of the log comes again, with what it now takes to understand it.
  if (state === null) return { isStartingOver: true, missingUpTo: highest };
  return {
    isNew: false,
    events: [...snapshot.events, ...fresh],
    state,
    missingUpTo,
    partial: openPartial(state, snapshot.partial),
    pendingMessage: pendingAfter(snapshot, fresh),
  };
}

/** A message is on its way until its turn is in the log. */
function pendingAfter(
  { pendingMessage }: SessionSnapshot,
  events: readonly SessionEvent[],
): PendingMessage | null {
  const hasArrived = events.some(
    (event) => event.type === "turn-started" && event.turnId === pendingMessage?.turnId,
  );
  return hasArrived ? null : pendingMessage;
}

function folded({ opening, events }: SessionWindow, settings: SessionSettings): SessionState {
  return foldSession(events, opening ? stateOfOpening(opening) : { ...emptySession, settings });
}

/** Null where a state that was opened in the middle of its log lacks what the events speak of; in a whole one that is a bug. */
function foldedOn(events: readonly SessionEvent[], state: SessionState): SessionState | null {
  try {
    return foldSession(events, state);
  } catch (error) {
    if (state.earlier === null) throw error;
    return null;
  }
}

function withWindow(snapshot: SessionSnapshot, window: SessionWindow): Partial<SessionSnapshot> {
  const state = folded(window, snapshot.state.settings);
  return {
    events: window.events,
    state,
    isNew: false,
    isStartingOver: false,
    missingUpTo: null,
    partial: openPartial(state, snapshot.partial),
    pendingMessage: pendingAfter(snapshot, window.events),
  };
}

function withEarlier(snapshot: SessionSnapshot, window: SessionWindow): Partial<SessionSnapshot> {
  const { earlier, settings } = snapshot.state;
  if (earlier === null || window.events.at(-1)?.sequence !== earlier.sequence) return {};
  const events = [...window.events, ...snapshot.events];
  return { events, state: folded({ opening: window.opening, events }, settings) };
}

/** The whole log again, in the place of what was held; anything that does not begin it waits. */
function startedOver(snapshot: SessionSnapshot, received: readonly SessionEvent[]): Partial<SessionSnapshot> {
  const events = continuing(received, 0);
  if (events.length === 0) return {};
  const state = foldSession(events, { ...emptySession, settings: snapshot.state.settings });
  return {
    events,
    state,
    isStartingOver: false,
    missingUpTo: null,
    partial: openPartial(state, snapshot.partial),
  };
}

/** The events that follow `sequence` without a gap, in order, each once. */
function continuing(events: readonly SessionEvent[], sequence: number): readonly SessionEvent[] {
  const next: SessionEvent[] = [];
  for (const event of [...events].sort((left, right) => left.sequence - right.sequence)) {
    if (event.sequence === sequence + next.length + 1) next.push(event);
  }
  return next;
}
