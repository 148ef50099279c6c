import { z } from "zod";
import { originSchema } from "../log/memory";

/** Orders of the list of memories. `least-useful`: what is never cited first, and of those what cost most. */
export const memorySortSchema = z.enum(["newest", "most-used", "most-expensive", "least-useful"]);
export type MemorySort = z.infer<typeof memorySortSchema>;

/** Which memories a list shows. Every part that is given must hold; an empty list of types or origins means any. */
export const memoryFilterSchema = z.strictObject({
  memoryTypes: z.array(z.string().max(64)).max(20).optional(),
  origins: z.array(originSchema).max(4).optional(),
  /** The session in which the current version was written. */
  sessionId: z.string().max(100).optional(),
  /** The current version was written at or after, and before, these ISO times. */
  changedAfter: z.iso.datetime({ offset: true }).optional(),
  changedBefore: z.iso.datetime({ offset: true }).optional(),
  usage: z.enum(["used", "never-used"]).optional(),
});
export type MemoryFilter = z.infer<typeof memoryFilterSchema>;

/** What a memory was good for and what it cost, over all its versions. */
export interface MemoryUsage {
  /** Times a RETRIEVE brought it into a context. */
  readonly retrievals: number;
  /** Prompts it was part of. */
  readonly steps: number;
  /** Its tokens times the prompts it was part of: what it has cost so far. */
  readonly tokenSteps: number;
  /** Times an answer named it as its source. */
  readonly citations: number;
  /** ISO time of the last retrieval, or null. */
  readonly lastUsedAt: string | null;
}

/** A memory that was never retrieved. */
export const unusedMemory: MemoryUsage = {
  retrievals: 0,
  steps: 0,
  tokenSteps: 0,
  citations: 0,
  lastUsedAt: null,
};

/** The number that a list in this order is sorted by, largest first. */
export function sortKeyOf(
  sort: MemorySort,
  memory: { readonly validFrom: number; readonly usage: MemoryUsage },
): number {
  switch (sort) {
    case "newest":
      return memory.validFrom;
    case "most-used":
      return memory.usage.retrievals;
    case "most-expensive":
      return memory.usage.tokenSteps;
    case "least-useful":
      return memory.usage.tokenSteps - memory.usage.citations * citationWorth;
  }
}

/** One citation outweighs any cost in the order `least-useful`. */
export const citationWorth = 1_000_000_000;
