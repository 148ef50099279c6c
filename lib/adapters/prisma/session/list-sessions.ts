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

/**
 * Conversations, imported ones included, by their branch that changed last. Read from the newest session on, by an index, and only until
 * there are enough: how many sessions there are besides costs nothing.
 */
export async function listConversations(
  prisma: PrismaClient,
  { ownerId, limit, search = "" }: Parameters<SessionDirectory["list"]>[0],
): ReturnType<SessionDirectory["list"]> {
  const pattern = `%${search.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const isFound =
    search.trim() === ""
      ? Prisma.empty
      : Prisma.sql`AND (COALESCE(kept.chosen_title, latest.title) ILIKE ${pattern} OR EXISTS (
          SELECT 1 FROM session AS member JOIN event ON event.owner_id = ${ownerId} AND event.session_id = member.id
          WHERE member.owner_id = ${ownerId} AND member.root_id = kept.id
            AND event.type = 'turn-started' AND event.payload ->> 'text' ILIKE ${pattern}))`;
  const listed = (pinned: boolean) => Prisma.sql`(
    SELECT latest.id, latest.root_id, COALESCE(kept.chosen_title, latest.title) AS title, kept.created_at, latest.updated_at,
      latest.head_sequence, latest.running_turn_id IS NOT NULL AS running, kept.pinned, kept.archived, kept.presence, kept.temporary
    FROM session AS latest JOIN session AS kept ON kept.owner_id = ${ownerId} AND kept.id = latest.root_id
    WHERE latest.owner_id = ${ownerId} AND (NOT latest.sandbox OR latest.id = latest.root_id)
      AND kept.pinned = ${pinned} AND kept.kind = 'chat' AND kept.presence <> 'purged' ${isFound}
      AND NOT EXISTS (
        SELECT 1 FROM session AS newer
        WHERE newer.owner_id = ${ownerId} AND newer.root_id = latest.root_id AND (NOT newer.sandbox OR newer.id = newer.root_id)
          AND (newer.updated_at > latest.updated_at OR (newer.updated_at = latest.updated_at AND newer.id < latest.id))
      )
    ORDER BY latest.updated_at DESC LIMIT ${limit})`;
  const rows = await prisma.$queryRaw<ConversationRow[]>`
    WITH listed AS (SELECT * FROM (${listed(true)} UNION ALL ${listed(false)}) AS conversation ORDER BY pinned DESC, updated_at DESC LIMIT ${limit})
    SELECT listed.*, member_ids, branches FROM listed CROSS JOIN LATERAL (
      SELECT array_agg(member.id ORDER BY member.created_at, member.id <> listed.root_id, member.id) AS member_ids,
        (count(*) FILTER (WHERE NOT member.sandbox))::int AS branches
      FROM session AS member WHERE member.owner_id = ${ownerId} AND member.root_id = listed.root_id
    ) AS members ORDER BY pinned DESC, updated_at DESC`;
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
