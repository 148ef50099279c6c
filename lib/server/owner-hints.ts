import "server-only";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { deskSessionId } from "@/lib/use-cases/memory/desk-session";
import { openEventStream } from "./event-stream";

/** What of an owner's has changed: the page asks for it again. */
export type OwnerHint = "memories" | "sessions";

/** On a shared server another process may write; what the owner has is looked at this often, in milliseconds. */
const pollMs = 1_000;

/** What hints are made from. */
export interface Watched {
  readonly deps: Pick<Dependencies, "live" | "memoryStore" | "sessionDirectory">;
  readonly database: Pick<Database, "kind">;
}

/** Tells when memories, proposals or the list of sessions of an owner change: in any session, by anybody, in this process or another. */
export function watchOwner(
  { deps, database }: Watched,
  { ownerId }: { readonly ownerId: string },
  tell: (hint: OwnerHint) => void,
): () => void {
  const unsubscribe = deps.live.subscribe({ ownerId, sessionId: deskSessionId(ownerId) }, (message) => {
    if (message.type === "memories" || message.type === "sessions") tell(message.type);
    if (message.type !== "erased") return;
    tell("memories");
    tell("sessions");
  });
  const poll = database.kind === "postgres" ? pollOwner(deps, ownerId, tell) : undefined;
  return () => {
    unsubscribe();
    clearInterval(poll);
  };
}

/** The hints as server-sent events. */
export function streamOwnerHints(
  watched: Watched,
  scope: { readonly ownerId: string },
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  return openEventStream(signal, ({ send }) => watchOwner(watched, scope, (hint) => send(hint, {})));
}

function pollOwner(
  { memoryStore, sessionDirectory }: Watched["deps"],
  ownerId: string,
  tell: (hint: OwnerHint) => void,
): ReturnType<typeof setInterval> {
  const known = new Map<OwnerHint, string>();
  const compare = (hint: OwnerHint, now: string) => {
    if (known.has(hint) && known.get(hint) !== now) tell(hint);
    known.set(hint, now);
  };
  return setInterval(() => {
    Promise.all([memoryStore.memoryPosition({ ownerId }), sessionDirectory.revision({ ownerId })]).then(
      ([position, revision]) => {
        compare("memories", String(position));
        compare("sessions", revision);
      },
      // A look that fails is made again a second later; the page asks for itself whenever it loads anything.
      () => {},
    );
  }, pollMs);
}
