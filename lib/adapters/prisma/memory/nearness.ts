import type { Embedding } from "@/lib/ports/event-log";
import { Prisma } from "../generated/client";
import { toVectorText } from "./vector-text";

/** Below so many dimensions signs say too little about a vector to choose by. */
const fewestDimensions = 256;

/** At least so many of the best by signs are compared exactly, and one in so many of a large store. */
const fewestCompared = 300;
const comparedShare = 100;

/** How a query's vector meets those of memories: first by the signs of its components, which are 32 times smaller, then exactly. */
export interface Nearness {
  /** Share of the signs that differ, 0 to 1; null where meaning is unknown. */
  readonly far: Prisma.Sql;
  /** An estimate of the cosine, from a column `far`. */
  readonly estimate: Prisma.Sql;
  /** The cosine, as vectors have unit length; null where meaning is unknown. */
  readonly meaning: Prisma.Sql;
  /** How many candidates are compared exactly when `limit` are wanted, as SQL over `total.memories`. */
  readonly compared: (limit: number) => Prisma.Sql;
}

/** Null where the query has no vector: then nothing is near. */
export function nearnessOf(embedding: Embedding | null): Nearness | null {
  if (!embedding?.vector) return null;
  const { model, vector } = embedding;
  const signs = vector.map((component) => (component > 0 ? "1" : "0")).join("");
  const isKnown = Prisma.sql`embedding_model = ${model} AND length(signs) = ${vector.length}::int`;
  return {
    far: Prisma.sql`CASE WHEN ${isKnown} THEN hamming_distance(signs, ${signs}::varbit) / ${vector.length}::float8 END`,
    estimate: Prisma.sql`coalesce(cos(pi() * far), 0)`,
    meaning: Prisma.sql`CASE WHEN ${isKnown} THEN -(embedding <#> ${toVectorText(vector)}::vector) END`,
    compared: (limit) =>
      vector.length < fewestDimensions
        ? Prisma.sql`NULL::bigint`
        : Prisma.sql`greatest(${Math.max(fewestCompared, 2 * limit)}::int, total.memories / ${comparedShare}::int)::bigint`,
  };
}
