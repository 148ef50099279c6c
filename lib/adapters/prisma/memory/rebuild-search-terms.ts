import { type Source, sourceSchema } from "@/lib/core/log/memory";
import { messageAround } from "@/lib/core/memory/find-source";
import { memoryTerms } from "@/lib/core/memory/word-score";
import { searchTermsVersion } from "@/lib/core/text/search-terms";
import type { PrismaClient } from "../generated/client";
import { readMessageTexts } from "../log/read-lineage";

/** Rows that are read and written at a time: other work waits for no more than this. */
const batchSize = 200;

interface OutdatedRow {
  readonly owner_id: string;
  readonly sandbox_id: string;
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly session_id: string;
  readonly source: unknown;
  /** The message of the turn that it was written in. */
  readonly message: string | null;
  readonly embedding_model: string | null;
}

export interface RebuildOptions {
  /** False where a model cannot read a text: a vector that an earlier release made of it is a wrong one and goes. */
  readonly reads: (embeddingModel: string, content: string) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Makes the search terms of versions again that an earlier release wrote, batch by batch, until none is left. What is still to be done is read from
 * the rows, so it goes on after any interruption. Gives how many were made.
 */
export async function rebuildSearchTerms(
  prisma: PrismaClient,
  { reads, signal }: RebuildOptions,
): Promise<number> {
  let made = 0;
  while (signal?.aborted !== true) {
    const rows = await prisma.$queryRaw<OutdatedRow[]>`
      SELECT owner_id, sandbox_id, memory_id, version, content, session_id, source, embedding_model,
        (SELECT message.payload ->> 'text' FROM event AS writing JOIN event AS message ON message.owner_id = writing.owner_id
          AND message.id = writing.turn_id AND message.type = 'turn-started'
          WHERE writing.owner_id = memory_version.owner_id AND writing.id = memory_version.event_id) AS message
      FROM memory_version WHERE terms_version <> ${searchTermsVersion} ORDER BY (valid_to IS NULL) DESC LIMIT ${batchSize}`;
    if (rows.length === 0) return made;
    const messages = await readMessages(prisma, rows);
    await prisma.$transaction(
      rows.map((row) => {
        const { own, ofSource } = memoryTerms(row.content, messages.get(row) ?? null);
        const isRead = row.embedding_model === null || reads(row.embedding_model, row.content);
        return prisma.$executeRaw`
          UPDATE memory_version SET lexemes = ${[...own]}, source_lexemes = ${[...ofSource]}, terms_version = ${searchTermsVersion},
            embedding = CASE WHEN ${isRead} THEN embedding END
          WHERE owner_id = ${row.owner_id} AND sandbox_id = ${row.sandbox_id} AND memory_id = ${row.memory_id} AND version = ${row.version}`;
      }),
    );
    made += rows.length;
  }
  return made;
}

/** What the messages say that the rows came from; a message that is gone has no words. Each session is read once. */
async function readMessages(
  prisma: PrismaClient,
  rows: readonly OutdatedRow[],
): Promise<ReadonlyMap<OutdatedRow, string | null>> {
  const found = new Map(
    rows.map((row) => [row, row.message === null ? null : messageAround(row.message, null)]),
  );
  const sourced = rows.flatMap((row) =>
    row.source === null ? [] : [{ row, source: sourceSchema.parse(row.source) }],
  );
  const sessions = Map.groupBy(sourced, ({ row }) => JSON.stringify([row.owner_id, row.session_id]));
  for (const members of sessions.values()) {
    for (const [row, text] of await readQuoted(prisma, members)) found.set(row, text);
  }
  return found;
}

/** For rows of one session: the words around what each quotes, where the message is still there. */
async function readQuoted(
  prisma: PrismaClient,
  members: readonly { readonly row: OutdatedRow; readonly source: Source }[],
): Promise<readonly (readonly [OutdatedRow, string | null])[]> {
  const [first] = members;
  if (!first) return [];
  const texts = await readMessageTexts(prisma, {
    ownerId: first.row.owner_id,
    sessionId: first.row.session_id,
    itemIds: members.map(({ source }) => source.itemId),
  });
  return members.flatMap(({ row, source }) => {
    const text = texts.get(source.itemId);
    return text === undefined ? [] : [[row, messageAround(text, source)] as const];
  });
}
