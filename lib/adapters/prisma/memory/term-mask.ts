import { Prisma } from "../generated/client";

/** Which of the terms a column of terms holds: bit n is for term n. */
export function termMask(terms: readonly string[], column: Prisma.Sql): Prisma.Sql {
  if (terms.length === 0) return Prisma.sql`0::bigint`;
  const bits = terms.map((term, place) => {
    const bit = String(2n ** BigInt(place));
    return Prisma.sql`CASE WHEN ${term}::text = ANY (${column}) THEN ${bit}::bigint ELSE 0 END`;
  });
  return Prisma.join(bits, " + ");
}

/** How many of the terms a row's `lexemes` hold. */
export function termCount(terms: readonly string[]): Prisma.Sql {
  if (terms.length === 0) return Prisma.sql`0`;
  const counts = terms.map((term) => Prisma.sql`CASE WHEN ${term}::text = ANY (lexemes) THEN 1 ELSE 0 END`);
  return Prisma.join(counts, " + ");
}
