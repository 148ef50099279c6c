import type { CheckedRecord } from "@/lib/core/replay/check-record";
import type { DerivedTables, LoggedSession } from "@/lib/core/replay/derive-tables";

/** Everything that is kept of one owner, as it is, whether it fits together or not. */
export interface OwnerRecord extends CheckedRecord {
  readonly ownerId: string;
}

/** Care of the record by hand: looks at all of it, and makes what is derived from the log again. Across owners, so for the machine's owner only. */
export interface RecordKeeper {
  listOwners(): Promise<readonly string[]>;
  /** The whole record of an owner at one moment. */
  readOwner(request: { ownerId: string }): Promise<OwnerRecord>;
  /**
   * Puts `derive`'s tables in the place of the owner's: in one transaction, while nobody else writes to these tables. Vectors stay with
   * the versions whose text stays; the others are made again by re-embedding. Returns how many rows each table has now. Throws for a log
   * that cannot be read, and then changes nothing.
   */
  rebuild(request: {
    ownerId: string;
    derive: (sessions: readonly LoggedSession[]) => DerivedTables;
  }): Promise<{ readonly versions: number; readonly uses: number; readonly proposals: number }>;
}
