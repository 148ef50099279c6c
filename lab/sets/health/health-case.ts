/** A memory of a store that is looked through: its name here, and what it says. */
export type KeptMemory = readonly [memoryId: string, content: string];

/** Two memories by name. */
export type LabelledPair = readonly [left: string, right: string];

/** A store with everything that is wrong in it; whatever a report finds beside that is a mistake of the report. */
export interface LabelledStore {
  readonly name: string;
  readonly memories: readonly KeptMemory[];
  /** The same told twice, in form or in other words; either check may name them. */
  readonly repeats: readonly LabelledPair[];
  /** One thing of one subject with two values, of which at most one holds now. */
  readonly contradictions: readonly LabelledPair[];
}

/** A memory with what the person had said, and whether it holds something that nobody said. */
export interface SupportCase {
  readonly content: string;
  readonly messages: readonly string[];
  readonly saidOn: string;
  readonly isUnsupported: boolean;
}

/** An older memory, a later one that the agent inferred, and whether the later one tells nothing new. */
export type EchoCase = readonly [older: string, later: string, isEcho: boolean];
