import type { PrismaClient } from "@/lib/adapters/prisma/generated/client";
import type { SessionEvent } from "@/lib/core/log/events";
import { ok } from "@/lib/core/result";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { createSessionReader } from "@/lib/use-cases/session/read-session";

type Planting = (deps: Dependencies, prisma: PrismaClient) => Dependencies;

/**
 * Bugs that the suites must find, each as if a port had been written wrongly: what stands behind a port is the app's own. The first five
 * are those that an audit found in an early release.
 */
const plantedBugs = {
  /** A repeated append claims to have written, so that both who sent a message run it. */
  "repeat-runs-again": (deps, prisma) =>
    withAppend(deps, async (request, append) => {
      const appended = await append(request);
      if (!appended.ok || appended.value.written || !request.lease || !("take" in request.lease))
        return appended;
      const { ownerId, sessionId: id } = request;
      const session = await prisma.session.findUnique({ where: { ownerId_id: { ownerId, id } } });
      return ok({ ...appended.value, written: true, fence: session?.fence ?? null });
    }),
  /** What was pasted is not marked where it enters. */
  "paste-is-forgotten": (deps) =>
    withAppend(deps, (request, append) =>
      append({
        ...request,
        events: request.events.map((event) =>
          event.type === "turn-started" ? { ...event, pasted: [] } : event,
        ),
      }),
    ),
  /** Text by others counts for its own turn alone. */
  "taint-lasts-a-turn": (deps) =>
    withState(deps, (state) => ({
      ...state,
      turns: state.turns.map((turn, index) =>
        index === state.turns.size - 1 ? turn : { ...turn, pasted: [] },
      ),
    })),
  /** The agent's UPDATE is not compared with the version that it was shown. */
  "newer-word-is-overwritten": (deps) =>
    withState(deps, (state) => ({ ...state, items: state.items.map((item) => withoutVersions(item)) })),
  /** A purge takes no words out of the log. */
  "purge-keeps-words": (deps) => withAppend(deps, (request, append) => append({ ...request, erasures: [] })),
  /** Two sessions may decide on the same memories at once. */
  "twins-are-written": (deps) =>
    withAppend(deps, ({ expectedMemoryPosition: _, ...request }, append) => append(request)),
  /** What the person adds is acknowledged before it is committed. */
  "acknowledged-too-early": (deps) =>
    withAppend(deps, async (request, append) => {
      const isByPerson = request.events.some(({ type, by }) => type === "memory-added" && by === "person");
      if (!isByPerson) return append(request);
      setTimeout(() => void append(request), 1_500);
      const { sessionId, expectedSequence } = request;
      const events = request.events.map((event, index) => ({
        ...event,
        sessionId,
        sequence: expectedSequence + index + 1,
      }));
      return ok({ written: true, fence: null, events: events as unknown as readonly SessionEvent[] });
    }),
  /** Every third memory is written to the log alone. */
  "table-is-not-written": (deps, prisma) => {
    let count = 0;
    return withAppend(deps, async (request, append) => {
      const appended = await append(request);
      const added = appended.ok ? appended.value.events.find(({ type }) => type === "memory-added") : null;
      count += added ? 1 : 0;
      if (added && count % 3 === 0)
        await prisma.memoryVersion.deleteMany({ where: { ownerId: request.ownerId, eventId: added.id } });
      return appended;
    });
  },
  /** Keys and passwords are not recognized. */
  "secrets-pass": (deps) => ({ ...deps, secretScanner: { find: async () => [] } }),
  /** A turn is ended twice: nobody looks whether it has ended. */
  "ended-twice": (deps, prisma) =>
    withAppend(deps, async (request, append) => {
      const appended = await append(request);
      const end = appended.ok ? appended.value.events.find(({ type }) => type === "turn-completed") : null;
      if (!end || !appended.ok) return appended;
      const { ownerId, sessionId } = request;
      const again = { ...end, id: deps.ids.newId(), sequence: end.sequence + 1 };
      const [row] = await prisma.event.findMany({ where: { ownerId, id: end.id } });
      if (row) {
        await prisma.event.create({
          data: { ...row, id: again.id, sequence: again.sequence, payload: row.payload ?? {} },
        });
        await prisma.session.updateMany({
          where: { ownerId, id: sessionId },
          data: { headSequence: again.sequence },
        });
      }
      return appended;
    }),
} as const satisfies Record<string, Planting>;

/** Puts a bug into ports; without a name they stay as they are. Throws for a name that no bug has. */
export function plantBug(name: string | undefined, deps: Dependencies, prisma: PrismaClient): Dependencies {
  if (name === undefined) return deps;
  const planting = Object.entries(plantedBugs).find(([known]) => known === name)?.[1];
  if (!planting) throw new Error(`There is no bug "${name}": ${Object.keys(plantedBugs).join(", ")}.`);
  return planting(deps, prisma);
}

type Append = Dependencies["eventLog"]["append"];

function withAppend(
  deps: Dependencies,
  appending: (request: Parameters<Append>[0], append: Append) => ReturnType<Append>,
): Dependencies {
  const { append } = deps.eventLog;
  const eventLog = {
    ...deps.eventLog,
    append: (request: Parameters<Append>[0]) => appending(request, append),
  };
  return { ...deps, eventLog, sessionReader: createSessionReader(eventLog) };
}

function withState(deps: Dependencies, change: (state: SessionState) => SessionState): Dependencies {
  const { sessionReader } = deps;
  return {
    ...deps,
    sessionReader: {
      ...sessionReader,
      read: async (scope) => change(await sessionReader.read(scope)),
      latest: async (scope) => change(await sessionReader.latest(scope)),
      advance: (scope, events) => change(sessionReader.advance(scope, events)),
    },
  };
}

function withoutVersions<Item extends { readonly kind: string; readonly text: string }>(item: Item): Item {
  return item.kind === "tool" ? { ...item, text: "{}", memories: [] } : { ...item, memories: [] };
}
