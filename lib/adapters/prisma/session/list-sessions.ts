import { branchReasonSchema } from "@/lib/core/log/branch-events";
import type { SessionDirectory } from "@/lib/ports/session-directory";
import type { PrismaClient } from "../generated/client";

/** What a session is called before its first message. */
const untitled = "New session";

interface ConversationRow {
  readonly id: string;
  readonly title: string | null;
  readonly updated_at: Date;
  readonly head_sequence: number;
  readonly running: boolean;
  readonly branches: number;
  readonly member_ids: string[];
}

/** Conversations, imported ones included, by their branch that changed last; trees are walked from the roots down. */
export async function listConversations(
  prisma: PrismaClient,
  { ownerId, limit }: Parameters<SessionDirectory["list"]>[0],
): ReturnType<SessionDirectory["list"]> {
  const rows = await prisma.$queryRaw<ConversationRow[]>`
    WITH RECURSIVE tree (id, root) AS (
      SELECT id, id FROM session WHERE owner_id = ${ownerId} AND parent_session_id IS NULL AND kind = 'chat'
      UNION ALL
      SELECT child.id, tree.root FROM tree JOIN session AS child ON child.owner_id = ${ownerId} AND child.parent_session_id = tree.id
    ),
    conversation AS (
      SELECT root, array_agg(tree.id ORDER BY created_at, tree.id) AS member_ids, (count(*) FILTER (WHERE NOT sandbox))::int AS branches
      FROM tree JOIN session ON session.owner_id = ${ownerId} AND session.id = tree.id GROUP BY root
    ),
    latest AS (
      SELECT DISTINCT ON (root) root, session.id, title, updated_at, head_sequence, running_turn_id IS NOT NULL AS running
      FROM tree JOIN session ON session.owner_id = ${ownerId} AND session.id = tree.id
      WHERE NOT sandbox OR parent_session_id IS NULL ORDER BY root, updated_at DESC, session.id
    )
    SELECT id, title, updated_at, head_sequence, running, branches, member_ids
    FROM latest JOIN conversation USING (root) ORDER BY updated_at DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    sessionId: row.id,
    title: row.title ?? untitled,
    updatedAt: row.updated_at.toISOString(),
    headSequence: row.head_sequence,
    running: row.running,
    branches: row.branches,
    memberIds: row.member_ids,
  }));
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
    SELECT session.id, parent_session_id, parent_sequence, branch_reason, branch_label, sandbox, title, created_at, updated_at,
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
