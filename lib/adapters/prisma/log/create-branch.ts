import type { NewEvent } from "@/lib/core/log/events";
import type { Prisma } from "../generated/client";
import { lineageOf } from "./read-lineage";

type ForkEvent = Extract<NewEvent, { type: "session-forked" }>;

/**
 * Creates the row of a branch, whose log begins where it left its parent. False when the owner has no such parent, when the parent
 * is shorter than that, or when the id is taken.
 */
export async function createBranch(
  transaction: Prisma.TransactionClient,
  { ownerId, sessionId }: { readonly ownerId: string; readonly sessionId: string },
  fork: ForkEvent,
): Promise<boolean> {
  const { parentSessionId, parentSequence, sandbox } = fork;
  // The title is the first message, so a branch from before the first message waits for its own.
  const created = await transaction.$executeRaw`
    INSERT INTO session (owner_id, id, title, head_sequence, parent_session_id, parent_sequence, branch_reason, branch_label, sandbox,
      fork_memory_position)
    SELECT parent.owner_id, ${sessionId}, CASE WHEN EXISTS (
        WITH RECURSIVE ${lineageOf(ownerId, parentSessionId)}
        SELECT 1 FROM lineage JOIN event ON event.owner_id = ${ownerId} AND event.session_id = lineage.id AND event.sequence <= lineage.up_to
        WHERE event.sequence <= ${parentSequence} AND event.type = 'turn-started'
      ) THEN parent.title END,
      ${parentSequence}, parent.id, ${parentSequence}, ${fork.reason}, ${fork.label}, ${sandbox}, ${fork.forkMemoryPosition}
    FROM session AS parent
    WHERE parent.owner_id = ${ownerId} AND parent.id = ${parentSessionId} AND parent.head_sequence >= ${parentSequence}
    ON CONFLICT DO NOTHING`;
  if (created !== 1) return false;
  if (sandbox) await copySandbox(transaction, { ownerId, sessionId }, fork);
  return true;
}

/** A sandbox of a sandbox begins with what its parent held at that point: few rows, so they are simply copied. */
async function copySandbox(
  transaction: Prisma.TransactionClient,
  { ownerId, sessionId }: { readonly ownerId: string; readonly sessionId: string },
  { parentSessionId, parentSequence }: ForkEvent,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id,
      event_id, at, by, valid_from, valid_to, closed_by_event_id, embedding, embedding_model, lexemes, source_lexemes, terms_version)
    SELECT held.owner_id, ${sessionId}, held.memory_id, held.version, held.content, held.memory_type, held.metadata, held.origin, held.source,
      held.session_id, held.event_id, held.at, held.by, held.valid_from,
      CASE WHEN closing.id IS NULL THEN held.valid_to END, CASE WHEN closing.id IS NULL THEN held.closed_by_event_id END,
      held.embedding, held.embedding_model, held.lexemes, held.source_lexemes, held.terms_version
    FROM memory_version AS held
    JOIN event AS opening ON opening.owner_id = held.owner_id AND opening.id = held.event_id
    LEFT JOIN event AS closing ON closing.owner_id = held.owner_id AND closing.id = held.closed_by_event_id
      AND closing.session_id = ${parentSessionId} AND closing.sequence > ${parentSequence}
    WHERE held.owner_id = ${ownerId} AND held.sandbox_id = ${parentSessionId}
      AND NOT (opening.session_id = ${parentSessionId} AND opening.sequence > ${parentSequence})`;
}
