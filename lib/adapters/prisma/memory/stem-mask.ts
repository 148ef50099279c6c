import { foldAccents } from "@/lib/core/text/clean-text";
import { Prisma, type PrismaClient } from "../generated/client";

/** A mask has a bit for each word; longer texts are looked up by their longest, which are mostly their rarest. */
const mostStems = 60;

/** The word stems of a text as the table keeps them, each once; at most sixty. */
export async function readStems(prisma: PrismaClient, text: string): Promise<readonly string[]> {
  const [row] = await prisma.$queryRaw<{ stems: string[] }[]>`
    SELECT tsvector_to_array(to_tsvector('english', ${foldAccents(text)})) AS stems`;
  const stems = row?.stems ?? [];
  return stems.length <= mostStems
    ? stems
    : [...stems].sort((left, right) => right.length - left.length).slice(0, mostStems);
}

/** Which of the stems a row's `lexemes` hold: bit n stands for stem n. One pass over the rows then tells the frequency of every stem. */
export function stemMask(stems: readonly string[]): Prisma.Sql {
  if (stems.length === 0) return Prisma.sql`0::bigint`;
  const bits = stems.map((stem, place) => {
    const bit = String(2n ** BigInt(place));
    return Prisma.sql`CASE WHEN ${stem}::text = ANY (lexemes) THEN ${bit}::bigint ELSE 0 END`;
  });
  return Prisma.join(bits, " + ");
}

/** How many of the stems a row's `lexemes` hold. */
export function stemCount(stems: readonly string[]): Prisma.Sql {
  if (stems.length === 0) return Prisma.sql`0`;
  const counts = stems.map((stem) => Prisma.sql`CASE WHEN ${stem}::text = ANY (lexemes) THEN 1 ELSE 0 END`);
  return Prisma.join(counts, " + ");
}

/** Cosine similarity with a row's embedding, as vectors have unit length; null where it has none or one of another model. */
export function meaningOf(
  embedding: { readonly model: string; readonly vectorText: string } | null,
): Prisma.Sql {
  if (!embedding) return Prisma.sql`NULL::float8`;
  return Prisma.sql`CASE WHEN embedding_model = ${embedding.model} THEN -(embedding <#> ${embedding.vectorText}::vector) END`;
}
