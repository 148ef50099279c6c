import "server-only";

/** What one machine bears, in one place: how much runs at once, how large what comes in may be, how long things may take. */
export const limits = {
  /** Answers that this process writes at once; more would make all of them slow. */
  turnsAtOnce: 40,
  /** Largest request body, in bytes: a message of 200,000 characters in any script. */
  bodyBytes: 1_000_000,
  /** Largest session file that is imported, in bytes: what the server holds in memory at once. Larger ones can be watched in the browser. */
  importBytes: 9_000_000,
  /** Largest backup that is restored by a running app, in bytes: it goes from file to file, so the disk is the only other limit. */
  backupBytes: 4_000_000_000,
  /** Sessions that the list holds. */
  listedSessions: 200,
  /** How long running answers get to be saved before the process ends, in milliseconds. */
  shutdownMs: 5_000,
} as const;
