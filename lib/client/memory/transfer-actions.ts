import type { StoreChange } from "@/lib/core/memory/diff-stores";
import type { ImportChoice, ImportOutcome, PastImport } from "@/lib/core/memory/transfer/import-choice";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";
import type { ActionResult } from "../session/server-actions";

/** What moves memories in and out, and reads the store of other days. */
export interface TransferActions {
  /** The dry run of a part of a file: nothing is written. At most 100 entries a call. */
  compareImport(input: {
    entries: readonly Pick<TransferEntry, "line" | "content">[];
  }): Promise<ActionResult<{ readonly judged: readonly JudgedEntry[] }>>;
  /** Writes a part of an import. Repeating a part changes nothing. At most 100 entries a call. */
  applyImport(input: {
    importId: string;
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
}
