import type { Pool } from "pg";
import type { DatabaseStoppedError } from "./database-stopped-error";

export type DatabaseKind = "pglite" | "postgres";

/** What an acknowledged commit survives: the death of the process, or also that of the machine. */
export type Durability = "process-crash" | "power-loss";

/** Room on a disk, in bytes; with less than the floor nothing is written. */
export interface DiskSpace {
  readonly freeBytes: number;
  readonly floorBytes: number;
}

/** A reachable database before its tables are looked at. */
export interface DatabaseServer {
  readonly kind: DatabaseKind;
  readonly durability: Durability;
  readonly pool: Pool;
  /** Resolves if the database ends other than by `close`; never for a server, which may come back. */
  readonly whenStopped: Promise<DatabaseStoppedError>;
  /** The room that is left for what is written; null where it lies on another machine, or in memory. */
  space(): Promise<DiskSpace | null>;
  close(): Promise<void>;
}
