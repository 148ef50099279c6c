import { z } from "zod";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { linkEvents } from "@/lib/core/log/hash-chain";
import { placeEvent } from "@/lib/core/log/place-event";
import { err, ok, type Result } from "@/lib/core/result";
import { isStandingEvent, standingAfter } from "@/lib/core/session/fold-standing";
import type { AppendError, AppendOutcome, AppendRequest, EventLog } from "@/lib/ports/event-log";
import type { Prisma, PrismaClient } from "../generated/client";
import { standingOfRow } from "../session/standing-of-row";
import { adoptSession } from "./adopt-session";
import { appendCall, type LogHead } from "./append-request";
import { createBranch } from "./create-branch";
import { eraseEvents, findMentions } from "./erase-events";
import { eventOfRow } from "./event-rows";
import { createKnownHeads, type KnownHeads } from "./known-heads";
import { readEventRows } from "./read-lineage";

type Transaction = Prisma.TransactionClient;
type Queries = Pick<PrismaClient, "$queryRaw" | "event">;

/** Waiting for a connection and holding it, in milliseconds. An append is a handful of statements; more means the database is in trouble. */
const transactionLimits = { maxWait: 10_000, timeout: 20_000 };

/** How often an append is made again because others moved the stream of memories between its making and its writing. */
const mostMoves = 25;

/**
 * The event log on Postgres (or PGlite). Events and their effect on every table commit together, in one statement: the function
 * `append_events` of the migrations. Forks, purges and changes of how a conversation is kept do more, in one transaction around it.
 */
export function createPrismaEventLog(prisma: PrismaClient): EventLog {
  const heads = createKnownHeads();
  return {
    async append(request) {
      if (!doesMore(request)) return appendTo(prisma, heads, request);
      try {
        return ok(
          await prisma.$transaction(
            (transaction) => appendWithMore(transaction, heads, request),
            transactionLimits,
          ),
        );
      } catch (error) {
        if (error instanceof AppendRefused) return err(error.refusal);
        throw error;
      }
    },
    async read({ ownerId, sessionId, afterSequence = 0, upToSequence }) {
      const rows = await readEventRows(prisma, { ownerId, sessionId, afterSequence, upToSequence });
      const events = rows.map(eventOfRow);
      if (upToSequence === undefined) heads.saw({ ownerId, sessionId }, events.at(-1));
      return events;
    },
    async find({ ownerId, eventId }) {
      const row = await prisma.event.findUnique({ where: { ownerId_id: { ownerId, id: eventId } } });
      return row && eventOfRow(row);
    },
    adopt: (request) => adoptSession(prisma, request),
    findMentions: (request) => findMentions(prisma, request),
    async exists({ ownerId, sessionId }) {
      return (await prisma.session.count({ where: { ownerId, id: sessionId } })) > 0;
    },
  };
}

/** What `append_events` answers. */
const answerSchema = z.union([
  z.object({ fence: z.int().nullable(), isSandbox: z.boolean() }),
  z.object({ isRepeated: z.literal(true) }),
  z.object({ refusal: z.custom<AppendError>() }),
  z.object({
    moved: z.object({ headHash: z.string(), memoryPosition: z.int(), isSandbox: z.boolean() }),
  }),
]);

async function appendTo(
  queries: Queries,
  heads: KnownHeads,
  request: AppendRequest,
): Promise<Result<AppendOutcome, AppendError>> {
  let head = heads.headFor(request);
  for (let move = 0; move < mostMoves; move += 1) {
    const placed = linkEvents(head.headHash, placeEvents(request, head));
    const call = JSON.stringify(appendCall(request, head, placed));
    const rows = await queries.$queryRaw<
      { answer: unknown }[]
    >`SELECT append_events(${call}::jsonb) AS answer`;
    const answer = answerSchema.parse(rows[0]?.answer);
    if ("refusal" in answer) return err(answer.refusal);
    if ("isRepeated" in answer) return findRepeated(queries, request);
    if ("fence" in answer) {
      heads.saw(request, placed.at(-1));
      const position = placed.findLast(isMemoryEvent)?.memoryPosition ?? null;
      if (position !== null) heads.sawPosition(request, position, answer.isSandbox);
      return ok({ written: true, events: placed, fence: answer.fence });
    }
    head = answer.moved;
    heads.sawPosition(request, head.memoryPosition, answer.moved.isSandbox);
  }
  throw new Error(`An append was overtaken ${mostMoves} times.`);
}

/** Numbers the events in the session and, where they change memory, in the stream that the head belongs to. */
function placeEvents(request: AppendRequest, head: LogHead): readonly SessionEvent[] {
  let position = head.memoryPosition;
  return request.events.map((event, index) => {
    if (isMemoryEvent(event)) position += 1;
    return placeEvent(event, {
      sessionId: request.sessionId,
      sequence: request.expectedSequence + index + 1,
      memoryPosition: isMemoryEvent(event) ? position : null,
    });
  });
}

/** What a request did when it came first. Refused when its ids were used for something else. */
async function findRepeated(
  queries: Queries,
  { ownerId, sessionId, events }: AppendRequest,
): Promise<Result<AppendOutcome, AppendError>> {
  const rows = await queries.event.findMany({
    where: { ownerId, id: { in: events.map((event) => event.id) } },
    orderBy: { sequence: "asc" },
  });
  const stored = rows.map(eventOfRow);
  const foreign = stored.find(
    (known) => known.sessionId !== sessionId || known.type !== events.find(({ id }) => id === known.id)?.type,
  );
  if (foreign) return err({ code: "id-taken", eventId: foreign.id });
  return ok({ written: false, events: stored, fence: null });
}

/** True for an append that one statement does not do: it makes a branch, takes words out of other events, or changes a standing. */
function doesMore({ events, erasures = [] }: AppendRequest): boolean {
  return (
    erasures.length > 0 || events.some((event) => event.type === "session-forked" || isStandingEvent(event))
  );
}

/** Rolls the transaction back and carries the reason out. */
class AppendRefused extends Error {
  constructor(readonly refusal: AppendError) {
    super(refusal.code);
  }
}

async function appendWithMore(
  transaction: Transaction,
  heads: KnownHeads,
  request: AppendRequest,
): Promise<AppendOutcome> {
  const { ownerId, sessionId, events } = request;
  const [first] = events;
  if (first?.type === "session-forked") {
    const repeated = orRefuse(await findRepeated(transaction, request));
    if (repeated.events.length > 0) return repeated;
    if (!(await createBranch(transaction, { ownerId, sessionId }, first)))
      throw new AppendRefused({ code: "unknown-session", sessionId: first.parentSessionId });
  }
  const appended = orRefuse(await appendTo(transaction, heads, request));
  if (!appended.written) return appended;
  await eraseEvents(transaction, ownerId, request.erasures ?? []);
  if (appended.events.some(isStandingEvent)) await moveStanding(transaction, request, appended.events);
  return appended;
}

function orRefuse(appended: Result<AppendOutcome, AppendError>): AppendOutcome {
  if (!appended.ok) throw new AppendRefused(appended.error);
  return appended.value;
}

/** How a conversation is kept lies beside the head of its root, which the append has locked. */
async function moveStanding(
  transaction: Transaction,
  { ownerId, sessionId }: AppendRequest,
  placed: readonly SessionEvent[],
): Promise<void> {
  const where = { ownerId_id: { ownerId, id: sessionId } };
  const row = await transaction.session.findUniqueOrThrow({ where });
  await transaction.session.update({ where, data: standingAfter(placed, standingOfRow(row)) });
}
