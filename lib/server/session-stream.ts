import "server-only";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionScope } from "@/lib/use-cases/scope";
import type { Container } from "./container";
import { log } from "./log";
import { rememberStream } from "./open-streams";

/** A comment this often keeps proxies from closing a quiet stream, in milliseconds. */
const keepAliveMs = 15_000;

/** On a shared server another process may write; its events are looked for this often, in milliseconds. */
const pollMs = 1_000;

/**
 * The tail of a session as server-sent events: everything after a sequence, then whatever is committed.
 * Subscribes before it reads, so that nothing falls between, and passes on each sequence once.
 */
export function streamSession(
  container: Container,
  scope: SessionScope,
  afterSequence: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const tail = createTail(container, scope, afterSequence, controller);
      const end = () => {
        stop();
        controller.close();
      };
      const forget = rememberStream(end);
      stop = () => {
        stop = () => {};
        forget();
        tail.stop();
        signal.removeEventListener("abort", end);
      };
      signal.addEventListener("abort", end, { once: true });
      tail.whenBroken.then(end, (error: unknown) => log.warn({ error }, "ending a session stream failed"));
    },
    // The reader is gone and the stream closed already; only our side is left to clear.
    cancel: () => stop(),
  });
}

interface Tail {
  stop(): void;
  /** Resolves when the tail cannot go on; the browser then connects again. */
  readonly whenBroken: Promise<void>;
}

/** Writes a session's events to a stream, one piece of work after the other, so that order and numbering hold. */
function createTail(
  { deps, dependenciesFor, database }: Container,
  scope: SessionScope,
  afterSequence: number,
  controller: ReadableStreamDefaultController<Uint8Array>,
): Tail {
  const encoder = new TextEncoder();
  let sent = afterSequence;
  let isStopped = false;
  let queue = Promise.resolve();
  let reportBroken = () => {};
  const whenBroken = new Promise<void>((resolve) => {
    reportBroken = resolve;
  });

  const write = (text: string) => controller.enqueue(encoder.encode(text));
  const send = (event: string, data: unknown) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const sendEvents = (events: readonly SessionEvent[]) => {
    const fresh = events.filter((event) => event.sequence > sent);
    const last = fresh.at(-1);
    if (!last) return;
    sent = last.sequence;
    write(`id: ${sent}\n`);
    send("events", fresh);
  };
  const catchUp = async () => sendEvents(await deps.eventLog.read({ ...scope, afterSequence: sent }));
  const later = (work: () => Promise<void> | void) => {
    queue = queue
      .then(() => (isStopped ? undefined : work()))
      .catch((error: unknown) => {
        log.warn({ error }, "a session stream ended early");
        reportBroken();
      });
  };

  const unsubscribe = deps.live.subscribe(scope, (message) => {
    switch (message.type) {
      case "events":
        return later(() =>
          message.events[0]?.sequence === sent + 1 ? sendEvents(message.events) : catchUp(),
        );
      case "partial":
        return later(() => send("partial", message.partial));
      case "erased":
        return later(() => {
          sent = 0;
          send("erased", null);
        });
      case "memories":
        return later(async () => {
          const { memoryStore } = await dependenciesFor(scope);
          send("memories", { count: await memoryStore.countCurrent(scope) });
        });
    }
  });
  const keepAlive = setInterval(() => later(() => write(": still here\n\n")), keepAliveMs);
  const poll = database.kind === "postgres" ? setInterval(() => later(catchUp), pollMs) : undefined;
  later(catchUp);
  return {
    whenBroken,
    stop() {
      isStopped = true;
      unsubscribe();
      clearInterval(keepAlive);
      clearInterval(poll);
    },
  };
}
