import type { StoreChange } from "@/lib/core/memory/diff-stores";
import type { Timeline } from "@/lib/core/memory/timeline-mark";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry, TransferFormat } from "@/lib/core/memory/transfer/transfer-entry";
import type { ActionResult } from "./server-actions";

/** What to do with one entry of a file. */
export interface ImportChoice {
  readonly entry: TransferEntry;
  /** `add` writes it as a memory of its own, `update` puts it in the place of the memory it conflicts with. */
  readonly choice: "add" | "update";
  /** The memory to update, and the version that the dry run showed. */
  readonly target: { readonly memoryId: string; readonly version: number } | null;
}

/** What became of a part of an import. */
export interface ImportOutcome {
  readonly written: number;
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

/** An import that was made, for taking it back. */
export interface PastImport {
  readonly importId: string;
  readonly at: string;
  /** Memory events that it wrote and that still hold. */
  readonly changes: number;
  readonly waiting: number;
  readonly eventIds: readonly string[];
}

/** What moves memories in and out, and reads the store of other days. */
export interface TransferActions {
  /** The dry run of a part of a file: nothing is written. At most 100 entries a call. */
  compareImport(input: {
    entries: readonly Pick<TransferEntry, "line" | "content">[];
  }): Promise<ActionResult<{ readonly judged: readonly JudgedEntry[] }>>;
  /** Writes a part of an import. Repeating a part changes nothing. At most 100 entries a call. */
  applyImport(input: {
    importId: string;
    format: TransferFormat;
    mode: "propose" | "write";
    choices: readonly ImportChoice[];
  }): Promise<ActionResult<ImportOutcome>>;
  /** The imports made so far, newest first. */
  listImports(
    input: Record<string, never>,
  ): Promise<ActionResult<{ readonly imports: readonly PastImport[] }>>;
  /** What changed between two positions or times. */
  compareStores(input: {
    from: { readonly at: string } | { readonly position: number };
    to: { readonly at: string } | { readonly position: number };
  }): Promise<
    ActionResult<{ readonly from: number; readonly to: number; readonly changes: readonly StoreChange[] }>
  >;
  /** The stream as marks for the slider. */
  storeTimeline(input: Record<string, never>): Promise<ActionResult<Timeline>>;
}
