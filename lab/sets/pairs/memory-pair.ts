/**
 * How the second memory of a pair stands to the first. `duplicate`: the same words apart from form. `near-duplicate`: the same statement
 * in other words. `contradiction`: both cannot hold. `update`: the second tells that the first has changed. `different`: both belong in
 * the store, however alike they look.
 */
export type PairLabel = "duplicate" | "near-duplicate" | "contradiction" | "update" | "different";

/** Two memories of one person with the judgement of a reader. */
export type MemoryPair = readonly [label: PairLabel, first: string, second: string];
