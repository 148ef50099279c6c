import type { Result } from "@/lib/core/result";

/** What is kept of one person, in numbers. */
export interface KeptCounts {
  readonly sessions: number;
  readonly events: number;
  /** Long-term memories that are current. */
  readonly memories: number;
}

/** Why nothing was replaced or wiped: answers of the agent, or episodes of the lab, are being written. */
export interface OwnerIsBusy {
  readonly turns: number;
  readonly episodes: number;
}

/** A file that was read, checked by every rule, and can take the place of what is there. */
export interface ProvenArchive {
  readonly counts: KeptCounts;
  /**
   * Puts it in the place of everything that the owner has, in one transaction; what was there is written to a file before. Refused, and then
   * nothing has changed, while something of the owner's is being written.
   */
  putInPlace(): Promise<Result<{ readonly keptAs: string }, OwnerIsBusy>>;
  /** Removes what was made to check it. */
  discard(): Promise<void>;
}

/** Everything that is kept of one person, as a whole: written to a file, brought back from one, or wiped. */
export interface OwnerArchive {
  /** Writes everything that is kept of the owner, as it is at one moment, to a file that is not there yet. */
  write(request: { ownerId: string; file: string }): Promise<{ readonly rows: number }>;
  /** Makes a database of a file beside the one that is used, and checks the owner's record in it by every rule; or says as a sentence why not. */
  prove(request: { ownerId: string; file: string }): Promise<Result<ProvenArchive, string>>;
  /** Removes every row of the owner's, settings and connections included, in one transaction; the counts are of what was there. */
  wipe(request: { ownerId: string }): Promise<Result<KeptCounts, OwnerIsBusy>>;
}
