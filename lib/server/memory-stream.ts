import "server-only";
import { deskSessionId } from "@/lib/use-cases/memory/desk-session";
import type { Container } from "./container";
import { rememberStream } from "./open-streams";

/** A comment this often keeps proxies from closing a quiet stream, in milliseconds. */
const keepAliveMs = 15_000;

/** On a shared server another process may write; the owner's stream is looked at this often, in milliseconds. */
const pollMs = 1_000;

/** Tells, as server-sent events, when memories or proposals of an owner change: in any conversation, by anybody, in this process or another. */
export function streamMemories(
  { deps, database }: Container,
  { ownerId }: { readonly ownerId: string },
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = () => write("event: memories\ndata: {}\n\n");
      const unsubscribe = deps.live.subscribe({ ownerId, sessionId: deskSessionId(ownerId) }, (message) => {
        if (message.type === "memories") tell();
      });
      const keepAlive = setInterval(() => write(": still here\n\n"), keepAliveMs);
      const poll = database.kind === "postgres" ? pollPosition(deps, ownerId, tell) : undefined;
      const end = () => {
        stop();
        controller.close();
      };
      const forget = rememberStream(end);
      stop = () => {
        stop = () => {};
        forget();
        unsubscribe();
        clearInterval(keepAlive);
        clearInterval(poll);
        signal.removeEventListener("abort", end);
      };
      signal.addEventListener("abort", end, { once: true });
      write(": here\n\n");
    },
    cancel: () => stop(),
  });
}

function pollPosition(
  { memoryStore }: Container["deps"],
  ownerId: string,
  tell: () => void,
): ReturnType<typeof setInterval> {
  let known: number | null = null;
  return setInterval(() => {
    // A look that fails is made again a second later; the page asks for itself whenever it loads anything.
    memoryStore.memoryPosition({ ownerId }).then(
      (position) => {
        if (known !== null && position !== known) tell();
        known = position;
      },
      () => {},
    );
  }, pollMs);
}
