import { isMemoryEvent, type NewEvent, type SessionEvent } from "@/lib/core/log/events";
import { linkEvents } from "@/lib/core/log/hash-chain";
import { placeEvent } from "@/lib/core/log/place-event";
import { isWorkersAppend, turnOfAppend } from "@/lib/core/log/turn-lease";
import { err, ok } from "@/lib/core/result";
import { isStandingEvent, standingAfter } from "@/lib/core/session/fold-standing";
import { titleOf } from "@/lib/core/session/title";
import type { AppendError, AppendOutcome, AppendRequest, EventLog } from "@/lib/ports/event-log";
import type { Sandbox } from "@/lib/ports/memory-store";
import { Prisma, type PrismaClient } from "../generated/client";
import { type VersionDerivatives, writeMemoryVersion } from "../memory/write-memory-version";
import { standingOfRow } from "../session/standing-of-row";
import { adoptSession } from "./adopt-session";
import { createBranch } from "./create-branch";
import { eraseEvents, findMentions } from "./erase-events";
import { eventOfRow, rowOfEvent } from "./event-rows";
import { headOfSandbox } from "./head-of-sandbox";
import { chainHeadAt, readEventRows } from "./read-lineage";
import { writeDerivedRows } from "./write-derived-rows";

type Transaction = Prisma.TransactionClient;

/** Waiting for a connection and holding it, in milliseconds. An append is a handful of statements; more means the database is in trouble. */
const transactionLimits = { maxWait: 10_000, timeout: 20_000 };

/** The event log on Postgres (or PGlite). Events and their effect on the memory table commit together. */
export function createPrismaEventLog(prisma: PrismaClient): EventLog {
  return {
    async append(request) {
      const attempt = () =>
        prisma.$transaction((transaction) => appendInside(transaction, request), transactionLimits);
      try {
        // Another session may have used the id at this very moment: the second look finds it.
        return ok(await attempt().catch((error: unknown) => (isIdTaken(error) ? attempt() : reject(error))));
      } catch (error) {
        if (error instanceof AppendRefused) return err(error.refusal);
        throw error;
      }
    },
    async read({ ownerId, sessionId, afterSequence = 0, upToSequence }) {
      const rows = await readEventRows(prisma, { ownerId, sessionId, afterSequence, upToSequence });
      return rows.map(eventOfRow);
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

function isIdTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

function reject(error: unknown): never {
  throw error;
}

/** Rolls the transaction back and carries the reason out. */
class AppendRefused extends Error {
  constructor(readonly refusal: AppendError) {
    super(refusal.code);
  }
}

interface SessionHead {
  readonly head_sequence: number;
  readonly running_turn_id: string | null;
  readonly fence: number;
  readonly sandbox: boolean;
  readonly fork_memory_position: bigint | null;
}

async function appendInside(transaction: Transaction, request: AppendRequest): Promise<AppendOutcome> {
  const { ownerId, sessionId } = request;
  const repeated = await findRepeated(transaction, request);
  if (repeated) return repeated;

  const session = await lockSession(transaction, request);
  if (!session) throw new AppendRefused({ code: "unknown-session", sessionId });
  if (session.head_sequence !== request.expectedSequence)
    return await refuseStale(transaction, request, session.head_sequence);
  checkLease(session, request);

  const sandbox: Sandbox | null = session.sandbox
    ? { sandboxId: sessionId, forkMemoryPosition: Number(session.fork_memory_position ?? 0) }
    : null;
  const head = await chainHeadAt(transaction, { ownerId, sessionId, sequence: request.expectedSequence });
  const placed = linkEvents(head, await placeEvents(transaction, request, sandbox));
  const sandboxId = sandbox?.sandboxId ?? "";
  await transaction.event.createMany({ data: placed.map((event) => rowOfEvent(event, ownerId, sandboxId)) });
  for (const event of placed.filter(isMemoryEvent)) {
    const written = await writeMemoryVersion(
      transaction,
      { ownerId, sandbox },
      event,
      derivativesOf(request, event),
    );
    if (!written) throw new AppendRefused({ code: "stale-memory", memoryId: event.memoryId });
  }
  // Lists and uses are the person's: what a sandbox retrieves, cites or proposes is in its log alone.
  const refusal = sandbox ? null : await writeDerivedRows(transaction, ownerId, placed);
  if (refusal) throw new AppendRefused(refusal);
  await eraseEvents(transaction, ownerId, request.erasures ?? []);
  await moveHead(transaction, request, placed);
  return {
    written: true,
    events: placed,
    fence: request.lease && "take" in request.lease ? session.fence + 1 : null,
  };
}

function derivativesOf(
  { embeddings, sourceTexts }: AppendRequest,
  { id }: Pick<SessionEvent, "id">,
): VersionDerivatives {
  return { embedding: embeddings?.get(id) ?? null, sourceText: sourceTexts?.get(id) ?? null };
}

/** The log has moved on, perhaps by this very request, which was written while this one waited for the lock. */
async function refuseStale(
  transaction: Transaction,
  request: AppendRequest,
  headSequence: number,
): Promise<AppendOutcome> {
  const meanwhile = await findRepeated(transaction, request);
  if (meanwhile) return meanwhile;
  throw new AppendRefused({ code: "stale-sequence", headSequence });
}

/** What a request did when it came first; null when it is new. Refused when its ids were used for something else. */
async function findRepeated(
  transaction: Transaction,
  { ownerId, sessionId, events }: AppendRequest,
): Promise<AppendOutcome | null> {
  const rows = await transaction.event.findMany({
    where: { ownerId, id: { in: events.map((event) => event.id) } },
    orderBy: { sequence: "asc" },
  });
  if (rows.length === 0) return null;
  const stored = rows.map(eventOfRow);
  const foreign = stored.find(
    (known) => known.sessionId !== sessionId || known.type !== events.find(({ id }) => id === known.id)?.type,
  );
  if (foreign) throw new AppendRefused({ code: "id-taken", eventId: foreign.id });
  return { written: false, events: stored, fence: null };
}

/**
 * Locks the session row, so that appends of one session run one after the other; rows that only refer to the session may be written
 * meanwhile. Sequence 0 and a fork create it.
 */
async function lockSession(
  transaction: Transaction,
  { ownerId, sessionId, expectedSequence, events }: AppendRequest,
): Promise<SessionHead | null> {
  const [first] = events;
  if (first?.type === "session-forked") {
    if (!(await createBranch(transaction, { ownerId, sessionId }, first)))
      throw new AppendRefused({ code: "unknown-session", sessionId: first.parentSessionId });
  } else if (expectedSequence === 0) {
    const started = first?.type === "session-started" ? first : null;
    const kind = started?.kind ?? "chat";
    const temporary = started?.temporary ?? false;
    await transaction.$executeRaw`INSERT INTO owner (id) VALUES (${ownerId}) ON CONFLICT DO NOTHING`;
    await transaction.$executeRaw`INSERT INTO session (owner_id, id, kind, temporary) VALUES (${ownerId}, ${sessionId}, ${kind}, ${temporary}) ON CONFLICT DO NOTHING`;
  }
  const rows = await transaction.$queryRaw<SessionHead[]>`
    SELECT head_sequence, running_turn_id, fence, sandbox, fork_memory_position FROM session WHERE owner_id = ${ownerId} AND id = ${sessionId} FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

function checkLease(held: SessionHead, { events, lease, fence }: AppendRequest): void {
  const isTaken = lease !== undefined && "take" in lease;
  if (isTaken && held.running_turn_id !== null)
    throw new AppendRefused({ code: "turn-running", turnId: held.running_turn_id });
  const turnId = turnOfAppend(events);
  if (turnId === null) return;
  const holds = isTaken
    ? lease.take.turnId === turnId
    : held.running_turn_id === turnId && (!isWorkersAppend(events) || held.fence === fence);
  if (!holds) throw new AppendRefused({ code: "lease-lost", turnId });
}

/** Numbers the events in the session and, where they change memory, in the owner's stream or the sandbox's; locks are always taken in this order. */
async function placeEvents(
  transaction: Transaction,
  request: AppendRequest,
  sandbox: Sandbox | null,
): Promise<readonly SessionEvent[]> {
  const memoryEvents = request.events.filter(isMemoryEvent).length;
  let position = 0;
  if (memoryEvents > 0) {
    position = sandbox
      ? await headOfSandbox(transaction, request.ownerId, sandbox)
      : await claimPositions(transaction, request.ownerId, memoryEvents);
  } else if (request.expectedMemoryPosition !== undefined) {
    position = sandbox
      ? await headOfSandbox(transaction, request.ownerId, sandbox)
      : await readPosition(transaction, request.ownerId);
  }
  if ((request.expectedMemoryPosition ?? position) !== position)
    throw new AppendRefused({ code: "stale-memories", memoryPosition: position });
  return request.events.map((event: NewEvent, index) => {
    if (isMemoryEvent(event)) position += 1;
    return placeEvent(event, {
      sessionId: request.sessionId,
      sequence: request.expectedSequence + index + 1,
      memoryPosition: isMemoryEvent(event) ? position : null,
    });
  });
}

/** The head of the owner's memory stream; who would move it waits until this transaction has ended. */
async function readPosition(transaction: Transaction, ownerId: string): Promise<number> {
  const rows = await transaction.$queryRaw<{ memory_position: bigint }[]>`
    SELECT memory_position FROM owner WHERE id = ${ownerId} FOR SHARE`;
  return Number(rows[0]?.memory_position ?? 0);
}

/** Advances the owner's memory stream and returns its head from before. */
async function claimPositions(transaction: Transaction, ownerId: string, count: number): Promise<number> {
  const rows = await transaction.$queryRaw<{ memory_position: bigint }[]>`
    UPDATE owner SET memory_position = memory_position + ${count} WHERE id = ${ownerId} RETURNING memory_position`;
  return Number(rows[0]?.memory_position ?? 0) - count;
}

async function moveHead(
  transaction: Transaction,
  request: AppendRequest,
  placed: readonly SessionEvent[],
): Promise<void> {
  const last = placed.at(-1);
  if (!last) return;
  const firstTurn = placed.find((event) => event.type === "turn-started");
  const { lease } = request;
  const active = placed.findLast((event) => !isStandingEvent(event));
  await transaction.session.update({
    where: { ownerId_id: { ownerId: request.ownerId, id: request.sessionId } },
    data: {
      headSequence: last.sequence,
      ...(active ? { updatedAt: new Date(active.at) } : {}),
      ...(lease && "take" in lease
        ? {
            runningTurnId: lease.take.turnId,
            leaseUntil: new Date(lease.take.untilMs),
            fence: { increment: 1 },
            partialText: "",
          }
        : {}),
      ...(lease && "release" in lease ? { runningTurnId: null, leaseUntil: null, partialText: "" } : {}),
    },
  });
  if (placed.some(isStandingEvent)) await moveStanding(transaction, request, placed);
  if (firstTurn) {
    await transaction.session.updateMany({
      where: { ownerId: request.ownerId, id: request.sessionId, title: null },
      data: { title: titleOf(firstTurn.text) },
    });
  }
}

/** How a conversation is kept lies beside the head of its root. */
async function moveStanding(
  transaction: Transaction,
  { ownerId, sessionId }: AppendRequest,
  placed: readonly SessionEvent[],
): Promise<void> {
  const where = { ownerId_id: { ownerId, id: sessionId } };
  const row = await transaction.session.findUniqueOrThrow({ where });
  await transaction.session.update({ where, data: standingAfter(placed, standingOfRow(row)) });
}
