import "server-only";
import type { SessionEvent } from "@/lib/core/session/events";
import type { SessionScope } from "@/lib/use-cases/scope";
import type { Container } from "./container";
import { log } from "./log";

/** A comment this often keeps proxies from closing a quiet stream, in milliseconds. */
const keepAliveMs = 15_000;

/** On a shared server another process may write; its events are looked for this often, in milliseconds. */
const pollMs = 1_000;

/**
 * The tail of a session as server-sent events: everything after a sequence, then whatever is committed.
 * Subscribes before it reads, so that nothing falls between, and passes on each sequence once.
 */
export function streamSession(
  { deps, database }: Container,
  scope: SessionScope,
  afterSequence: number,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let sent = afterSequence;
  let close = () => {};
  return new ReadableStream({
    start(controller) {
      let queue = Promise.resolve();
      const send = (event: string, data: unknown, id?: number) =>
        controller.enqueue(
          encoder.encode(
            `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`,
          ),
        );
      const sendEvents = (events: readonly SessionEvent[]) => {
        const fresh = events.filter((event) => event.sequence > sent);
        const last = fresh.at(-1);
        if (!last) return;
        sent = last.sequence;
        send("events", fresh, last.sequence);
      };
      const catchUp = async () => sendEvents(await deps.eventLog.read({ ...scope, afterSequence: sent }));
      const later = (work: () => Promise<void> | void) => {
        queue = queue
          .then(() => (signal.aborted ? undefined : work()))
          .catch((error: unknown) => {
            log.warn({ error }, "a session stream ended early");
            close();
          });
      };

      const unsubscribe = deps.live.subscribe(scope, (message) => {
        if (message.type === "events")
          later(() => (message.events[0]?.sequence === sent + 1 ? sendEvents(message.events) : catchUp()));
        if (message.type === "partial") later(() => send("partial", message.partial));
        if (message.type === "memories")
          later(async () => send("memories", { count: await deps.memoryStore.countCurrent(scope) }));
      });
      const keepAlive = setInterval(
        () => later(() => controller.enqueue(encoder.encode(": still here\n\n"))),
        keepAliveMs,
      );
      const poll = database.kind === "postgres" ? setInterval(() => later(catchUp), pollMs) : undefined;
      close = () => {
        close = () => {};
        unsubscribe();
        clearInterval(keepAlive);
        clearInterval(poll);
        signal.removeEventListener("abort", onAbort);
        controller.close();
      };
      const onAbort = () => close();
      signal.addEventListener("abort", onAbort, { once: true });
      later(catchUp);
    },
    cancel() {
      close();
    },
  });
}
