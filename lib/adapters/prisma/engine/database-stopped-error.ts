/** Thrown by every query after the embedded database stopped answering or ended by itself. Opening the database again helps. */
export class DatabaseStoppedError extends Error {
  override readonly name = "DatabaseStoppedError";
  readonly code = "database-stopped";

  constructor(readonly reason: string) {
    super(`The embedded database has stopped: ${reason}`);
  }
}
