import { memoryTerms } from "@/lib/core/memory/word-score";
import type { VersionRow } from "@/lib/core/replay/derive-tables";
import { searchTermsVersion } from "@/lib/core/text/search-terms";
import type { Prisma } from "../generated/client";

/** Rows that one statement writes. */
const rowsAtOnce = 500;

/** Writes whole versions, as the fold of a log has them, with their search terms and those of the messages (by event id), and without vectors. */
export async function insertVersions(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  versions: readonly VersionRow[],
  messages: ReadonlyMap<string, string>,
): Promise<void> {
  for (let start = 0; start < versions.length; start += rowsAtOnce) {
    const rows = versions.slice(start, start + rowsAtOnce).map((version) => ({
      ...version,
      ...termsOf(version, messages),
    }));
    await transaction.$executeRaw`
      INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id,
        event_id, at, by, valid_from, valid_to, closed_by_event_id, lexemes, source_lexemes, terms_version)
      SELECT ${ownerId}, "sandboxId", "memoryId", version, content, "memoryType", metadata, origin, nullif(source, 'null'::jsonb), "sessionId",
        "eventId", at, by, "validFrom", "validTo", "closedByEventId", ARRAY(SELECT jsonb_array_elements_text(own)), ARRAY(SELECT jsonb_array_elements_text("ofSource")), ${searchTermsVersion}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("sandboxId" text, "memoryId" text, version int, content text,
        "memoryType" text, metadata jsonb, origin text, source jsonb, "sessionId" text, "eventId" text, at timestamptz, by text,
        "validFrom" bigint, "validTo" bigint, "closedByEventId" text, own jsonb, "ofSource" jsonb)`;
  }
}

function termsOf({ content, eventId }: VersionRow, messages: ReadonlyMap<string, string>) {
  const { own, ofSource } = memoryTerms(content, messages.get(eventId) ?? null);
  return { own: [...own], ofSource: [...ofSource] };
}
