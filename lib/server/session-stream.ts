import "server-only";
import type { SessionEvent } from "@/lib/core/log/events";
import { type PartialStep, partialUpdate } from "@/lib/core/session/partial-step";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { SessionScope } from "@/lib/use-cases/scope";
import { readWindow, wholeLogEvents } from "@/lib/use-cases/session/read-window";
import { type EventWriter, openEventStream } from "./event-stream";
import { log } from "./log";
import { type Watched, watchOwner } from "./owner-hints";

/** On a shared server another process may write; its events are looked for this often, in milliseconds. */
const pollMs = 1_000;

/** What a session's stream is made from. */
type Followed = Watched & { readonly deps: Pick<Dependencies, "eventLog" | "sessionReader"> };

/** From where on a stream tells of a session. */
export interface StreamStart {
  readonly afterSequence: number;
  /** False where a long way to the head is answered with its end alone: the state and the last events. */
  readonly isWhole: boolean;
}

/**
 * The tail of a session as server-sent events: everything after a sequence, then whatever is committed, and the hints on the owner's memories
 * and sessions, so that a tab needs one connection. Subscribes before it reads, so that nothing falls between, and passes on each sequence once.
 */
export function streamSession(
  followed: Followed,
  scope: SessionScope,
  start: StreamStart,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  return openEventStream(signal, (writer) => beginTail(followed, scope, start, writer));
}

/** Writes a session's events to a stream, one piece of work after the other, so that order and numbering hold. Returns how to stop. */
function beginTail(
  { deps, database }: Followed,
  scope: SessionScope,
  { afterSequence, isWhole }: StreamStart,
  { send, end }: EventWriter,
): () => void {
  let sent = afterSequence;
  let partial: PartialStep | null = null;
  let isStopped = false;
  let queue = Promise.resolve();

  const sendEvents = (events: readonly SessionEvent[]) => {
    const fresh = events.filter((event) => event.sequence > sent);
    const last = fresh.at(-1);
    if (!last) return;
    sent = last.sequence;
    send("events", fresh, sent);
  };
  const catchUp = async () => sendEvents(await deps.eventLog.read({ ...scope, afterSequence: sent }));
  /** Too far behind to be told of every event: the end of the log takes the place of all that the reader has. */
  const begin = async () => {
    const { sequence } = await deps.sessionReader.read(scope);
    if (isWhole || sequence - sent <= wholeLogEvents) return catchUp();
    const window = await readWindow(deps, scope);
    sent = window.events.at(-1)?.sequence ?? sent;
    send("window", window, sent);
  };
  const later = (work: () => Promise<void> | void) => {
    queue = queue
      .then(() => (isStopped ? undefined : work()))
      .catch((error: unknown) => {
        log.warn({ error }, "a session stream ended early");
        end();
      });
  };

  const unsubscribe = deps.live.subscribe(scope, (message) => {
    switch (message.type) {
      case "events":
        return later(() =>
          message.events[0]?.sequence === sent + 1 ? sendEvents(message.events) : catchUp(),
        );
      case "partial":
        return later(() => {
          send("partial", partialUpdate(partial, message.partial));
          partial = message.partial;
        });
      case "erased":
        return later(() => {
          sent = 0;
          send("erased", null);
        });
      case "memories":
      case "sessions":
        return;
    }
  });
  const unwatch = watchOwner({ deps, database }, scope, (hint) => later(() => send(hint, {})));
  const poll = database.kind === "postgres" ? setInterval(() => later(catchUp), pollMs) : undefined;
  later(begin);
  return () => {
    isStopped = true;
    unsubscribe();
    unwatch();
    clearInterval(poll);
  };
}
