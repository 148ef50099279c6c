import "server-only";

// Route handlers and start-up code are bundled apart; they must see the same set.
const shared = globalThis as typeof globalThis & { agememStreams?: Set<() => void> };
shared.agememStreams ??= new Set();
const streams = shared.agememStreams;

/** Remembers how to end a stream that a browser holds open; returns the way to forget it. */
export function rememberStream(close: () => void): () => void {
  streams.add(close);
  return () => streams.delete(close);
}

/** Ends every open stream, so that the server can stop. */
export function closeStreams(): void {
  for (const close of [...streams]) close();
}
