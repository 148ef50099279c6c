import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionWindow } from "@/lib/core/replay/opening";
import { type PartialStep, type PartialUpdate, withPartialUpdate } from "@/lib/core/session/partial-step";
import type { OwnerHint } from "../query/use-hints";
import type { SessionStore } from "./session-store";

/** The part of `EventSource` that the stream uses, so that tests can drive it. */
export interface StreamSource {
  addEventListener(type: string, listener: (message: { readonly data?: unknown }) => void): void;
  close(): void;
  /** 2 once the server has refused: the browser does not try again by itself. */
  readonly readyState?: number;
}

/** `EventSource.CLOSED`, which tests have no browser for. */
const refused = 2;

export interface StreamOptions {
  readonly store: SessionStore;
  readonly open: (afterSequence: number) => StreamSource;
  /** Told what of the owner's must be read again; after every opening too, because what happened before it was not reported. */
  readonly onHint: (...hints: readonly OwnerHint[]) => void;
  /** Asks whether the server has no such session any more; asked when it refused to open the stream. */
  readonly isGone: () => Promise<boolean>;
}

/** An open stream of one session. */
export interface SessionStream {
  /** Closes the connection until `resume`; nothing is lost, the next one starts after the last folded event. */
  pause(): void;
  resume(): void;
  /** Tries again now instead of after the waiting time. */
  retryNow(): void;
  close(): void;
}

/** Waiting times between attempts, in milliseconds: short at first, because most losses are a restart or a sleeping laptop. */
const retryDelaysMs = [300, 700, 1_500, 3_000, 5_000, 10_000] as const;

/** How long a gap may last before the stream is opened again; answers of actions overtake the stream by less. */
const gapPatienceMs = 400;

/**
 * Keeps a session's store in step with the log. Every connection asks for the events after the last folded one,
 * so whatever was lost comes again and whatever comes twice is ignored by the store.
 */
export function connectSessionStream({ store, open, onHint, isGone }: StreamOptions): SessionStream {
  let source: StreamSource | null = null;
  let attempt = 0;
  let isClosed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let gapTimer: ReturnType<typeof setTimeout> | undefined;

  function disconnect() {
    clearTimeout(retryTimer);
    clearTimeout(gapTimer);
    gapTimer = undefined;
    source?.close();
    source = null;
  }

  function connect() {
    disconnect();
    if (isClosed) return;
    const { isStartingOver, state } = store.getState();
    const opened = open(isStartingOver ? 0 : state.sequence);
    source = opened;
    // Each connection begins with all of it, and then carries what is new.
    let partial: PartialStep | null = null;
    const whileCurrent = (listener: (data: unknown) => void) => (message: { readonly data?: unknown }) => {
      if (source === opened) listener(message.data);
    };
    opened.addEventListener(
      "open",
      whileCurrent(() => {
        markLive();
        onHint("memories", "sessions");
      }),
    );
    opened.addEventListener(
      "events",
      whileCurrent((data) => {
        markLive();
        // Our own server wrote this from its validated log; parsing every event again would double the cost of a long session.
        store.getState().receiveEvents(JSON.parse(String(data)) as SessionEvent[]);
      }),
    );
    opened.addEventListener(
      "window",
      whileCurrent((data) => {
        markLive();
        store.getState().receiveWindow(JSON.parse(String(data)) as SessionWindow);
      }),
    );
    opened.addEventListener(
      "partial",
      whileCurrent((data) => {
        partial = withPartialUpdate(partial, JSON.parse(String(data)) as PartialUpdate);
        store.getState().receivePartial(partial);
      }),
    );
    opened.addEventListener(
      "memories",
      whileCurrent(() => onHint("memories")),
    );
    opened.addEventListener(
      "sessions",
      whileCurrent(() => onHint("sessions")),
    );
    opened.addEventListener(
      "erased",
      whileCurrent(() => {
        store.getState().startOver();
        connect();
      }),
    );
    opened.addEventListener(
      "error",
      whileCurrent(() => {
        if (opened.readyState === refused) void leaveWhenGone();
        reconnectLater();
      }),
    );
  }

  /** A session that was wiped is not asked for again. */
  async function leaveWhenGone() {
    if (isClosed || !(await isGone())) return;
    isClosed = true;
    disconnect();
    store.getState().markGone();
  }

  function markLive() {
    attempt = 0;
    if (store.getState().connection !== "live") store.getState().setConnection("live");
  }

  function reconnectLater() {
    disconnect();
    store.getState().setConnection("reconnecting");
    retryTimer = setTimeout(connect, retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)]);
    attempt += 1;
  }

  const unsubscribe = store.subscribe((session) => {
    if (session.missingUpTo === null) {
      clearTimeout(gapTimer);
      gapTimer = undefined;
    } else {
      gapTimer ??= setTimeout(connect, gapPatienceMs);
    }
  });

  connect();
  return {
    pause: disconnect,
    resume() {
      if (source === null) connect();
    },
    retryNow() {
      if (source === null || store.getState().connection === "reconnecting") connect();
    },
    close() {
      isClosed = true;
      unsubscribe();
      disconnect();
    },
  };
}
