import { searchTerms } from "@/lib/core/text/search-terms";
import { Prisma } from "../generated/client";

/** A mask has a bit for each term; longer texts are looked up by their longest, which are mostly their rarest. */
const mostTerms = 60;

/** What a text is looked up by, each once; at most sixty. */
export function lookedUpTerms(text: string): readonly string[] {
  const terms = searchTerms(text);
  return terms.length <= mostTerms
    ? terms
    : [...terms].sort((left, right) => right.length - left.length).slice(0, mostTerms);
}

/** Which of the terms a row's `lexemes` hold: bit n is for term n. One pass over the rows then tells the frequency of every term. */
export function termMask(terms: readonly string[]): Prisma.Sql {
  if (terms.length === 0) return Prisma.sql`0::bigint`;
  const bits = terms.map((term, place) => {
    const bit = String(2n ** BigInt(place));
    return Prisma.sql`CASE WHEN ${term}::text = ANY (lexemes) THEN ${bit}::bigint ELSE 0 END`;
  });
  return Prisma.join(bits, " + ");
}

/** How many of the terms a row's `lexemes` hold. */
export function termCount(terms: readonly string[]): Prisma.Sql {
  if (terms.length === 0) return Prisma.sql`0`;
  const counts = terms.map((term) => Prisma.sql`CASE WHEN ${term}::text = ANY (lexemes) THEN 1 ELSE 0 END`);
  return Prisma.join(counts, " + ");
}

/** Cosine similarity with a row's embedding, as vectors have unit length; null where it has none or one of another model. */
export function meaningOf(
  embedding: { readonly model: string; readonly vectorText: string } | null | undefined,
): Prisma.Sql {
  if (!embedding) return Prisma.sql`NULL::float8`;
  return Prisma.sql`CASE WHEN embedding_model = ${embedding.model} THEN -(embedding <#> ${embedding.vectorText}::vector) END`;
}
