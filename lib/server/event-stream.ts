import "server-only";
import { rememberStream } from "./open-streams";

/** A comment this often keeps proxies from closing a quiet stream, in milliseconds. */
const keepAliveMs = 15_000;

/** What writes into one stream of server-sent events. */
export interface EventWriter {
  /** Sends one event; `id` is what the browser names when it connects again. */
  send(event: string, data: unknown, id?: number): void;
  /** Ends the stream; the browser then connects again. */
  end(): void;
}

/**
 * Opens a stream of server-sent events. `begin` starts the work and returns how to stop it, which happens once: when the browser leaves, the
 * work ends the stream, or the app stops.
 */
export function openEventStream(
  signal: AbortSignal,
  begin: (writer: EventWriter) => () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      let isOpen = true;
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const end = () => {
        if (!isOpen) return;
        stop();
        controller.close();
      };
      const keepAlive = setInterval(() => write(": still here\n\n"), keepAliveMs);
      const forget = rememberStream(end);
      let stopWork = () => {};
      stop = () => {
        isOpen = false;
        stop = () => {};
        forget();
        stopWork();
        clearInterval(keepAlive);
        signal.removeEventListener("abort", end);
      };
      signal.addEventListener("abort", end, { once: true });
      // Browsers call a stream open with its first bytes.
      write(": here\n\n");
      stopWork = begin({
        send(event, data, id) {
          write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        },
        end,
      });
    },
    // The reader is gone and the stream closed already; only our side is left to clear.
    cancel: () => stop(),
  });
}

/** A stream of events as an answer that nothing on the way keeps back. */
export function eventStreamResponse(stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
