import type { StoredEvent } from "@/lib/core/log/hash-chain";
import type { MemoryUse } from "@/lib/core/memory/memory-entry";
import type { DerivedTables, LoggedSession, ProposalRow, VersionRow } from "@/lib/core/replay/derive-tables";

/** A session as the tables have it. */
export interface KeptSession extends LoggedSession {
  readonly headSequence: number;
  /** The turn that holds its lease; null where none does. */
  readonly runningTurnId: string | null;
  /** The events as the rows have them, before upgrades and before the schema drops what it does not know. */
  readonly stored: readonly StoredEvent[];
  /** The first event whose row is none; null where all can be read. `events` end before it. */
  readonly unreadable: {
    readonly eventId: string;
    readonly sequence: number;
    readonly problem: string;
  } | null;
}

/** Everything that is kept of one owner, as it is, whether it fits together or not. */
export interface OwnerRecord {
  readonly ownerId: string;
  /** Head of the owner's stream of memory events. */
  readonly memoryPosition: number;
  readonly sessions: readonly KeptSession[];
  readonly versions: readonly VersionRow[];
  readonly uses: readonly MemoryUse[];
  readonly proposals: readonly ProposalRow[];
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
