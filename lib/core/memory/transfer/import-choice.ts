import type { TransferEntry } from "./transfer-entry";

/** What to do with one entry of a file. */
export interface ImportChoice {
  readonly entry: TransferEntry;
  /** `add` makes a memory of its own, `update` puts it in the place of the memory that it conflicts with. */
  readonly choice: "add" | "update";
  /** The memory to update, and the version that the dry run showed; null for `add`. */
  readonly target: { readonly memoryId: string; readonly version: number } | null;
}

/** What became of a part of an import. */
export interface ImportOutcome {
  readonly written: number;
  /** Of these, how many wait for the person because they hold a secret, though the import was to be written at once. */
  readonly held: number;
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

/** An import that was made, with what is left of it: for taking it back. */
export interface PastImport {
  readonly importId: string;
  readonly at: string;
  /** Its changes that were not undone. */
  readonly eventIds: readonly string[];
  /** Its proposals that still wait. */
  readonly waiting: readonly string[];
}

/** The id of the event that an entry becomes: the same again when a part of an import is repeated. */
export function importEventId(importId: string, line: number): string {
  return `import:${importId}:${line}`;
}

/** The import that an event belongs to, or null. */
export function importIdOf(eventId: string): string | null {
  return /^import:([^:]+):\d+$/.exec(eventId)?.[1] ?? null;
}
