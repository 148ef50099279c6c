import type { Sandbox } from "@/lib/ports/memory-store";
import { Prisma } from "../generated/client";

const shared = Prisma.sql`memory_id, version, content, memory_type, metadata, origin, source, session_id, event_id, at, by, valid_from`;
const derived = Prisma.sql`embedding, embedding_model, signs, lexemes, source_lexemes`;

/**
 * The versions that a reader sees, as a table expression for `FROM`: the person's own ones, or inside a sandbox its own versions and,
 * where it has none, the person's as they were when it began.
 */
export function visibleVersions(ownerId: string, sandbox: Sandbox | null): Prisma.Sql {
  if (!sandbox) {
    return Prisma.sql`(SELECT ${shared}, valid_to, ${derived} FROM memory_version WHERE owner_id = ${ownerId} AND sandbox_id = '')`;
  }
  const { sandboxId, forkMemoryPosition: forkPosition } = sandbox;
  const upTo = sandbox.upToPosition ?? Number.MAX_SAFE_INTEGER;
  return Prisma.sql`(
    SELECT ${shared}, CASE WHEN valid_to <= ${upTo}::bigint THEN valid_to END AS valid_to, ${derived}
    FROM memory_version WHERE owner_id = ${ownerId} AND sandbox_id = ${sandboxId} AND valid_from <= ${upTo}::bigint
    UNION ALL
    SELECT ${shared}, CASE WHEN valid_to <= ${forkPosition}::bigint THEN valid_to END AS valid_to, ${derived}
    FROM memory_version AS base
    WHERE owner_id = ${ownerId} AND sandbox_id = '' AND valid_from <= ${forkPosition}::bigint AND NOT EXISTS (
      SELECT 1 FROM memory_version AS own
      WHERE own.owner_id = ${ownerId} AND own.sandbox_id = ${sandboxId} AND own.memory_id = base.memory_id AND own.version = base.version
    ))`;
}
