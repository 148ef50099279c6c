import { createParser } from "eventsource-parser";

/** One message of a stream of server-sent events, its data read as JSON. */
export interface StreamedMessage {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** Reads a stream of server-sent events as a browser does, one message at a time. */
export function readEventStream(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const arrived: StreamedMessage[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) => arrived.push({ event, id, data: JSON.parse(data) }),
  });
  const next = async (): Promise<StreamedMessage | null> => {
    for (;;) {
      const message = arrived.shift();
      if (message) return message;
      const { done, value } = await reader.read();
      if (done) return null;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  };
  return {
    /** The next message as soon as there is one; null when the stream has ended. */
    next,
    /** The next messages, as many as asked for. */
    async take(count: number): Promise<readonly (StreamedMessage | null)[]> {
      const taken: (StreamedMessage | null)[] = [];
      while (taken.length < count) taken.push(await next());
      return taken;
    },
    /** Leaves, as a browser does that closes its tab. */
    leave: () => reader.cancel(),
  };
}
