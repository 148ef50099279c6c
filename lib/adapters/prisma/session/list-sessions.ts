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

/** Conversations, imported ones included, by their branch that changed last; trees are walked from the roots down. */
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
    WITH RECURSIVE tree (id, root) AS (
      SELECT id, id FROM session
      WHERE owner_id = ${ownerId} AND parent_session_id IS NULL AND kind = 'chat' AND presence <> 'purged'
      UNION ALL
      SELECT child.id, tree.root FROM tree JOIN session AS child ON child.owner_id = ${ownerId} AND child.parent_session_id = tree.id
    ),
    conversation AS (
      SELECT root, array_agg(tree.id ORDER BY created_at, tree.id <> root, tree.id) AS member_ids,
        (count(*) FILTER (WHERE NOT sandbox))::int AS branches
      FROM tree JOIN session ON session.owner_id = ${ownerId} AND session.id = tree.id GROUP BY root
    ),
    latest AS (
      SELECT DISTINCT ON (root) root, session.id, title, updated_at, head_sequence, running_turn_id IS NOT NULL AS running
      FROM tree JOIN session ON session.owner_id = ${ownerId} AND session.id = tree.id
      WHERE NOT sandbox OR parent_session_id IS NULL ORDER BY root, updated_at DESC, session.id
    ),
    listed AS (
      SELECT latest.id, COALESCE(kept.chosen_title, latest.title) AS title, kept.chosen_title, kept.created_at, latest.updated_at,
        latest.head_sequence, running, branches, member_ids, kept.pinned, kept.archived, kept.presence, kept.temporary
      FROM latest JOIN conversation USING (root) JOIN session AS kept ON kept.owner_id = ${ownerId} AND kept.id = root
    )
    SELECT * FROM listed WHERE true ${isFound} ORDER BY pinned DESC, updated_at DESC LIMIT ${limit}`;
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

/** How a conversation is kept: up from any of its sessions to the root. */
export async function findStanding(
  prisma: PrismaClient,
  { ownerId, sessionId }: Parameters<SessionDirectory["standingOf"]>[0],
): ReturnType<SessionDirectory["standingOf"]> {
  const rows = await prisma.$queryRaw<{ id: string; presence: string }[]>`
    WITH RECURSIVE ancestor (id, parent_session_id, presence) AS (
      SELECT id, parent_session_id, presence FROM session WHERE owner_id = ${ownerId} AND id = ${sessionId}
      UNION ALL
      SELECT parent.id, parent.parent_session_id, parent.presence
      FROM ancestor JOIN session AS parent ON parent.owner_id = ${ownerId} AND parent.id = ancestor.parent_session_id
    )
    SELECT id, presence FROM ancestor WHERE parent_session_id IS NULL`;
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

/** The whole tree of a session: up to its root, then down again, the owner checked at every level. */
export async function listBranches(
  prisma: PrismaClient,
  { ownerId, sessionId }: Parameters<SessionDirectory["branchesOf"]>[0],
): ReturnType<SessionDirectory["branchesOf"]> {
  const rows = await prisma.$queryRaw<BranchRow[]>`
    WITH RECURSIVE ancestor (id, parent_session_id) AS (
      SELECT id, parent_session_id FROM session WHERE owner_id = ${ownerId} AND id = ${sessionId}
      UNION ALL
      SELECT parent.id, parent.parent_session_id
      FROM ancestor JOIN session AS parent ON parent.owner_id = ${ownerId} AND parent.id = ancestor.parent_session_id
    ),
    tree (id, depth) AS (
      SELECT id, 0 FROM ancestor WHERE parent_session_id IS NULL
      UNION ALL
      SELECT child.id, depth + 1 FROM tree JOIN session AS child ON child.owner_id = ${ownerId} AND child.parent_session_id = tree.id
    )
    SELECT session.id, parent_session_id, parent_sequence, branch_reason, branch_label, sandbox,
      COALESCE((SELECT chosen_title FROM tree JOIN session AS root ON root.owner_id = ${ownerId} AND root.id = tree.id WHERE depth = 0), title)
        AS title, created_at, updated_at,
      head_sequence, running_turn_id IS NOT NULL AS running, (
        SELECT min(sequence) FROM event
        WHERE event.owner_id = ${ownerId} AND event.session_id = session.id AND event.type = 'turn-started'
      ) AS first_turn_sequence
    FROM tree JOIN session ON session.owner_id = ${ownerId} AND session.id = tree.id
    ORDER BY created_at, depth, session.id`;
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
