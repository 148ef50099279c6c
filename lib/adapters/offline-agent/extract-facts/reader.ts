import type { Clause } from "./clause";
import type { Fact } from "./fact";

/** What a reader may know beside the clause. */
export interface ReadingContext {
  readonly today: Date;
  /** True for text of a stored memory: dates may lie in the past, nothing is a proposal. */
  readonly isMemory: boolean;
}

/** Reads the facts of one kind out of a clause; empty when there is none. */
export type FactReader = (clause: Clause, context: ReadingContext) => readonly Fact[];
