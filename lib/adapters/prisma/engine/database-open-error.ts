/** Why the database could not be opened, with the data its sentence needs. No reason ever holds a password. */
export type DatabaseOpenError =
  | { readonly code: "data-folder-in-use"; readonly dataFolder: string; readonly processId: number | null }
  | { readonly code: "data-folder-not-writable"; readonly dataFolder: string; readonly reason: string }
  | { readonly code: "data-folder-damaged"; readonly dataFolder: string; readonly reason: string }
  | {
      readonly code: "disk-almost-full";
      readonly dataFolder: string;
      readonly freeBytes: number;
      readonly floorBytes: number;
    }
  | { readonly code: "database-stopped"; readonly reason: string }
  | { readonly code: "database-unreachable"; readonly reason: string }
  | { readonly code: "extension-missing"; readonly extension: string }
  | { readonly code: "migration-failed"; readonly migration: string; readonly reason: string }
  | { readonly code: "database-is-newer"; readonly migration: string };

/** One sentence for a person: what happened, and what to do. */
export function describeDatabaseOpenError(error: DatabaseOpenError): string {
  switch (error.code) {
    case "data-folder-in-use": {
      const owner = error.processId === null ? "another process" : `process ${error.processId}`;
      return `The data folder ${error.dataFolder} is in use by ${owner}. Stop it first, or choose another data folder.`;
    }
    case "data-folder-not-writable":
      return `The data folder ${error.dataFolder} cannot be written (${error.reason}). Make it writable, or choose another data folder.`;
    case "data-folder-damaged":
      return `The database in ${error.dataFolder} does not open (${error.reason}). Restore the folder from a copy, or choose another data folder.`;
    case "disk-almost-full":
      return `Only ${megabytes(error.freeBytes)} MB are free where ${error.dataFolder} lies; the database needs ${megabytes(error.floorBytes)} MB. Free some space and start again.`;
    case "database-stopped":
      return `The embedded database has stopped (${error.reason}). Start again; what was saved is safe.`;
    case "database-unreachable":
      return `The database does not answer (${error.reason}). Check DATABASE_URL and that the server runs.`;
    case "extension-missing":
      return `The database server lacks the extension "${error.extension}". Install pgvector on it (https://github.com/pgvector/pgvector).`;
    case "migration-failed":
      return `The database could not be brought up to date: ${error.migration} failed (${error.reason}). Nothing of it was applied.`;
    case "database-is-newer":
      return `The database was written by a newer version of this app (it has ${error.migration}). Update the app.`;
  }
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2);
}
