import {
  actorSchema,
  type MemoryVersion,
  metadataSchema,
  originSchema,
  sourceSchema,
} from "@/lib/core/log/memory";
import { Prisma } from "../generated/client";

/** One state of a memory as SQL answers it. */
export interface VersionRow {
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly memory_type: string;
  readonly metadata: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly by: string;
  readonly at: Date;
  readonly session_id: string;
  readonly event_id: string;
  readonly valid_from: bigint;
  readonly valid_to: bigint | null;
}

/** The columns of a `VersionRow`. */
export const versionColumns = Prisma.sql`memory_id, version, content, memory_type, metadata, origin, source, by, at, session_id, event_id, valid_from, valid_to`;

/** Reads a row, checked: one that does not fit is a bug and throws. */
export function versionOfRow(row: VersionRow): MemoryVersion {
  return {
    memoryId: row.memory_id,
    version: row.version,
    content: row.content,
    memoryType: row.memory_type,
    metadata: metadataSchema.parse(row.metadata),
    origin: originSchema.parse(row.origin),
    source: row.source === null ? null : sourceSchema.parse(row.source),
    by: actorSchema.parse(row.by),
    at: row.at.toISOString(),
    sessionId: row.session_id,
    eventId: row.event_id,
    validFrom: Number(row.valid_from),
    validTo: row.valid_to === null ? null : Number(row.valid_to),
  };
}
