import { branchReasonSchema } from "@/lib/core/log/branch-events";
import { presences } from "@/lib/core/session/fold-standing";
import type { SessionDirectory } from "@/lib/ports/session-directory";
import { Prisma, type PrismaClient } from "../generated/client";

/** What a session is called before its first message. */
const untitled = "New session";
const untitledTemporary = "Temporary chat";

interface ConversationRow {
  readonly id: string;
  readonly title: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly head_sequence: number;
  readonly running: boolean;
  readonly branches: number;
  readonly member_ids: string[];
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly presence: string;
  readonly temporary: boolean;
}

/** A column of the branch that changed last: of those of the person, or of a sandbox that was imported as a whole conversation. */
function ofLatest(column: "id" | "title" | "updated_at" | "head_sequence" | "running_turn_id"): Prisma.Sql {
  const named = Prisma.raw(`"${column}"`);
  return Prisma.sql`(array_agg(${named} ORDER BY updated_at DESC, id) FILTER (WHERE NOT sandbox OR id = root_id))[1]`;
}

/**
 * Conversations, imported ones included, by their branch that changed last: one pass over the rows of the owner's sessions, by an index. It joins
 * nothing, because the embedded database has no statistics and would join the sessions row by row.
 */
export async function listConversations(
  prisma: PrismaClient,
  { ownerId, limit, search = "" }: Parameters<SessionDirectory["list"]>[0],
): ReturnType<SessionDirectory["list"]> {
  const pattern = `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const isFound =
    search.trim() === ""
      ? Prisma.empty
      : Prisma.sql`AND (COALESCE(chosen_title, title) ILIKE ${pattern} OR EXISTS (
          SELECT 1 FROM event WHERE event.owner_id = ${ownerId} AND event.session_id = ANY (member_ids)
            AND event.type = 'turn-started' AND event.payload ->> 'text' ILIKE ${pattern}))`;
  const rows = await prisma.$queryRaw<ConversationRow[]>`
    WITH conversation AS (
      SELECT root_id, array_agg(id ORDER BY created_at, id <> root_id, id) AS member_ids, (count(*) FILTER (WHERE NOT sandbox))::int AS branches,
        ${ofLatest("id")} AS id, ${ofLatest("title")} AS title, ${ofLatest("updated_at")} AS updated_at, ${ofLatest("head_sequence")} AS head_sequence,
        ${ofLatest("running_turn_id")} IS NOT NULL AS running, max(chosen_title) FILTER (WHERE id = root_id) AS chosen_title,
        min(created_at) FILTER (WHERE id = root_id) AS created_at, bool_or(pinned AND id = root_id) AS pinned,
        bool_or(archived AND id = root_id) AS archived, bool_or(temporary AND id = root_id) AS temporary,
        max(presence) FILTER (WHERE id = root_id) AS presence, max(kind) FILTER (WHERE id = root_id) AS kind
      FROM session WHERE owner_id = ${ownerId} GROUP BY root_id
    )
    SELECT id, COALESCE(chosen_title, title) AS title, created_at, updated_at, head_sequence, running, branches, member_ids, pinned, archived,
      presence, temporary
    FROM conversation WHERE kind = 'chat' AND presence <> 'purged' ${isFound}
    ORDER BY pinned DESC, updated_at DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    sessionId: row.id,
    title: row.title ?? (row.temporary ? untitledTemporary : untitled),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    headSequence: row.head_sequence,
    running: row.running,
    branches: row.branches,
    memberIds: row.member_ids,
    pinned: row.pinned,
    archived: row.archived,
    deleted: row.presence === "deleted",
    temporary: row.temporary,
  }));
}

/** How a conversation is kept: what the root of any of its sessions says. */
export async function findStanding(
  prisma: PrismaClient,
  { ownerId, sessionId }: Parameters<SessionDirectory["standingOf"]>[0],
): ReturnType<SessionDirectory["standingOf"]> {
  const rows = await prisma.$queryRaw<{ id: string; presence: string }[]>`
    SELECT root.id, root.presence FROM session JOIN session AS root ON root.owner_id = ${ownerId} AND root.id = session.root_id
    WHERE session.owner_id = ${ownerId} AND session.id = ${sessionId}`;
  const [root] = rows;
  return root
    ? { rootId: root.id, presence: presences.find((known) => known === root.presence) ?? "kept" }
    : null;
}

interface BranchRow {
  readonly id: string;
  readonly parent_session_id: string | null;
  readonly parent_sequence: number | null;
  readonly first_turn_sequence: number | null;
  readonly branch_reason: string | null;
  readonly branch_label: string | null;
  readonly sandbox: boolean;
  readonly title: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly head_sequence: number;
  readonly running: boolean;
}

/** The whole tree of a session: all that have its root. */
export async function listBranches(
  prisma: PrismaClient,
  { ownerId, sessionId }: Parameters<SessionDirectory["branchesOf"]>[0],
): ReturnType<SessionDirectory["branchesOf"]> {
  const rows = await prisma.$queryRaw<BranchRow[]>`
    SELECT session.id, session.parent_session_id, session.parent_sequence, session.branch_reason, session.branch_label, session.sandbox,
      COALESCE(root.chosen_title, session.title) AS title, session.created_at, session.updated_at,
      session.head_sequence, session.running_turn_id IS NOT NULL AS running, (
        SELECT min(sequence) FROM event
        WHERE event.owner_id = ${ownerId} AND event.session_id = session.id AND event.type = 'turn-started'
      ) AS first_turn_sequence
    FROM session AS asked JOIN session AS root ON root.owner_id = ${ownerId} AND root.id = asked.root_id
    JOIN session ON session.owner_id = ${ownerId} AND session.root_id = asked.root_id
    WHERE asked.owner_id = ${ownerId} AND asked.id = ${sessionId}
    ORDER BY session.created_at, session.id <> session.root_id, session.id`;
  return rows.map((row) => ({
    sessionId: row.id,
    parentSessionId: row.parent_session_id,
    parentSequence: row.parent_sequence,
    firstTurnSequence: row.first_turn_sequence,
    reason: row.branch_reason === null ? null : branchReasonSchema.parse(row.branch_reason),
    label: row.branch_label,
    sandbox: row.sandbox,
    title: row.title ?? untitled,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    headSequence: row.head_sequence,
    running: row.running,
  }));
}
