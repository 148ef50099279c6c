import type { SessionEvent } from "@/lib/core/log/events";
import { actorSchema, metadataSchema, originSchema, sourceSchema } from "@/lib/core/log/memory";
import type { MemoryUse } from "@/lib/core/memory/memory-entry";
import type { KeptSession } from "@/lib/core/replay/check-record";
import type { DerivedTables, ProposalRow, VersionRow } from "@/lib/core/replay/derive-tables";
import type { OwnerRecord, RecordKeeper } from "@/lib/ports/record-keeper";
import type { Event as EventRow, PrismaClient, Session as SessionRow } from "../generated/client";
import { Prisma } from "../generated/client";
import { eventOfRow, storedEventOfRow } from "../log/event-rows";
import { insertVersions } from "../memory/insert-versions";
import { statusOfProposal } from "../memory/proposal-table";

type Transaction = Prisma.TransactionClient;

/** A whole record takes a while to read and to write, in milliseconds. */
const limits = { maxWait: 60_000, timeout: 30 * 60_000 };

/** Rows that one statement writes: a database takes a limited number of values at a time. */
const rowsAtOnce = 500;

/** The record on Postgres (or PGlite). */
export function createPrismaRecordKeeper(prisma: PrismaClient): RecordKeeper {
  return {
    async listOwners() {
      const owners = await prisma.owner.findMany({ select: { id: true }, orderBy: { id: "asc" } });
      return owners.map(({ id }) => id);
    },
    readOwner: ({ ownerId }) =>
      prisma.$transaction((transaction) => readOwner(transaction, ownerId), {
        ...limits,
        isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
      }),
    rebuild: ({ ownerId, derive }) =>
      prisma.$transaction(async (transaction) => {
        // Appends wait here; one that has begun to write these tables ends first, so the log below holds all that they will.
        await transaction.$executeRaw`LOCK TABLE memory_version, memory_use, proposal IN SHARE ROW EXCLUSIVE MODE`;
        const sessions = await readSessions(transaction, ownerId);
        const torn = sessions.find(({ unreadable }) => unreadable !== null);
        if (torn) throw new Error(`The log of session ${torn.sessionId} cannot be read.`);
        const derived = derive(sessions);
        const { versions, uses, proposals } = derived;
        await replaceVersions(transaction, ownerId, derived);
        await replaceRoots(transaction, ownerId);
        await transaction.memoryUse.deleteMany({ where: { ownerId } });
        await transaction.proposal.deleteMany({ where: { ownerId } });
        await inParts(uses, (data) =>
          transaction.memoryUse.createMany({
            data: data.map((use) => ({ ...use, ownerId, at: new Date(use.at) })),
          }),
        );
        await inParts(proposals, (data) =>
          transaction.proposal.createMany({
            data: data.map((row) => ({
              ...row,
              ownerId,
              at: new Date(row.at),
              decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt),
            })),
          }),
        );
        return { versions: versions.length, uses: uses.length, proposals: proposals.length };
      }, limits),
  };
}

/** Which conversation each session belongs to: up to the session that has no parent. */
async function replaceRoots(transaction: Transaction, ownerId: string): Promise<void> {
  await transaction.$executeRaw`
    WITH RECURSIVE tree (id, root) AS (
      SELECT id, id FROM session WHERE owner_id = ${ownerId} AND parent_session_id IS NULL
      UNION ALL
      SELECT child.id, tree.root FROM tree JOIN session AS child ON child.owner_id = ${ownerId} AND child.parent_session_id = tree.id
    )
    UPDATE session SET root_id = tree.root FROM tree
    WHERE session.owner_id = ${ownerId} AND session.id = tree.id AND session.root_id <> tree.root`;
}

/** Vectors are computed, not logged: they are carried over to the versions whose text is the same. */
async function replaceVersions(
  transaction: Transaction,
  ownerId: string,
  { versions, messages, purgedMemoryIds }: DerivedTables,
): Promise<void> {
  await transaction.$executeRaw`
    CREATE TEMPORARY TABLE kept_vector ON COMMIT DROP AS
    SELECT sandbox_id, memory_id, version, content, embedding, embedding_model FROM memory_version
    WHERE owner_id = ${ownerId} AND embedding_model IS NOT NULL`;
  // What a sandbox holds of a memory that was purged outside came into it later, with a file: the log cannot say so.
  await transaction.$executeRaw`
    DELETE FROM memory_version
    WHERE owner_id = ${ownerId} AND NOT (sandbox_id <> '' AND memory_id = ANY (${[...purgedMemoryIds]}::text[]))`;
  await insertVersions(transaction, ownerId, versions, messages);
  await transaction.$executeRaw`
    UPDATE memory_version AS made SET embedding = kept.embedding, embedding_model = kept.embedding_model FROM kept_vector AS kept
    WHERE made.owner_id = ${ownerId} AND made.sandbox_id = kept.sandbox_id AND made.memory_id = kept.memory_id
      AND made.version = kept.version AND made.content = kept.content`;
}

async function inParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await write(rows.slice(start, start + rowsAtOnce));
}

async function readOwner(transaction: Transaction, ownerId: string): Promise<OwnerRecord> {
  const owner = await transaction.owner.findUnique({ where: { id: ownerId } });
  const uses = await transaction.memoryUse.findMany({ where: { ownerId } });
  const proposals = await transaction.proposal.findMany({ where: { ownerId } });
  const versions = await transaction.memoryVersion.findMany({ where: { ownerId } });
  return {
    ownerId,
    memoryPosition: Number(owner?.memoryPosition ?? 0),
    sessions: await readSessions(transaction, ownerId),
    versions: versions.map(versionOf),
    uses: uses.map(useOf),
    proposals: proposals.map(proposalOf),
  };
}

/** Sessions in the order of their making, each with its own events. */
async function readSessions(transaction: Transaction, ownerId: string): Promise<readonly KeptSession[]> {
  const sessions = await transaction.session.findMany({
    where: { ownerId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const events = await transaction.event.findMany({
    where: { ownerId },
    orderBy: [{ sessionId: "asc" }, { sequence: "asc" }],
  });
  const bySession = Map.groupBy(events, ({ sessionId }) => sessionId);
  return sessions.map((session) => sessionOf(session, bySession.get(session.id) ?? []));
}

function sessionOf(session: SessionRow, rows: readonly EventRow[]): KeptSession {
  const {
    id: sessionId,
    rootId,
    headSequence,
    runningTurnId,
    parentSessionId,
    parentSequence,
    sandbox,
  } = session;
  const forkMemoryPosition = Number(session.forkMemoryPosition ?? 0);
  const branch = { parentSessionId, parentSequence, sandbox, forkMemoryPosition };
  return { sessionId, rootId, headSequence, runningTurnId, branch, ...eventsOf(rows) };
}

/** Reads as far as it goes, and says where it ends. */
function eventsOf(rows: readonly EventRow[]): Pick<KeptSession, "events" | "stored" | "unreadable"> {
  const stored = rows.map(storedEventOfRow);
  const events: SessionEvent[] = [];
  for (const { id: eventId, sequence, ...row } of rows) {
    try {
      events.push(eventOfRow({ ...row, id: eventId, sequence }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const problem = `Its row is no event that this version can read (${reason.replace(/\s+/g, " ").slice(0, 200)}).`;
      return { events, stored, unreadable: { eventId, sequence, problem } };
    }
  }
  return { events, stored, unreadable: null };
}

function versionOf(row: Prisma.MemoryVersionGetPayload<object>): VersionRow {
  const { sandboxId, memoryId, version, content, memoryType, sessionId, eventId, closedByEventId } = row;
  return {
    ...{ sandboxId, memoryId, version, content, memoryType, sessionId, eventId, closedByEventId },
    metadata: metadataSchema.parse(row.metadata),
    origin: originSchema.parse(row.origin),
    source: row.source === null ? null : sourceSchema.parse(row.source),
    by: actorSchema.parse(row.by),
    at: row.at.toISOString(),
    validFrom: Number(row.validFrom),
    validTo: row.validTo === null ? null : Number(row.validTo),
  };
}

function useOf({ ownerId: _, at, ...use }: Prisma.MemoryUseGetPayload<object>): MemoryUse {
  return { ...use, at: at.toISOString() };
}

function proposalOf(row: Prisma.ProposalGetPayload<object>): ProposalRow {
  const { proposalId, sessionId, eventId, status, at, decidedAt } = row;
  return {
    ...{ proposalId, sessionId, eventId, at: at.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
    status: statusOfProposal(status),
  };
}
