/** Everything that can go wrong in an expected way, with the data its sentence needs. Rejected operations are events, not errors. */
export type AppError =
  | { readonly code: "not-signed-in" }
  | { readonly code: "machine-owner-only" }
  | { readonly code: "invalid-request"; readonly problem: string }
  | { readonly code: "unknown-session"; readonly sessionId: string }
  | { readonly code: "empty-message" }
  | { readonly code: "message-too-long"; readonly characters: number; readonly maxCharacters: number }
  | { readonly code: "unreadable-text" }
  | { readonly code: "turn-running"; readonly turnId: string }
  | { readonly code: "lease-lost"; readonly turnId: string }
  /** An id that its caller made was used before for something else. */
  | { readonly code: "id-taken"; readonly eventId: string }
  | { readonly code: "stale-sequence"; readonly headSequence: number }
  | { readonly code: "stale-memory"; readonly memoryId: string }
  | { readonly code: "stale-memories"; readonly memoryPosition: number }
  | { readonly code: "stale-proposal"; readonly proposalId: string }
  | { readonly code: "unknown-memory"; readonly memoryId: string }
  /** An operation that a program asked for was refused; the reason says why, and what to do. */
  | { readonly code: "operation-refused"; readonly reason: string }
  | { readonly code: "session-busy"; readonly sessionId: string }
  | { readonly code: "too-many-turns"; readonly maxTurns: number }
  /** Nothing is written any more, so that nothing is lost: too little room is left on the disk. */
  | { readonly code: "disk-almost-full"; readonly freeBytes: number; readonly floorBytes: number }
  | { readonly code: "database-unreachable" }
  | { readonly code: "database-slow" }
  | { readonly code: "unknown-item"; readonly itemId: string }
  | { readonly code: "item-is-live"; readonly itemId: string }
  | {
      readonly code: "restore-exceeds-budget";
      readonly neededTokens: number;
      readonly freeTokens: number;
      readonly suggestion: string;
    }
  | { readonly code: "pins-exceed-budget"; readonly pinnedTokens: number; readonly limitTokens: number }
  | { readonly code: "address-refused"; readonly reason: string }
  | { readonly code: "key-unusable" }
  | { readonly code: "local-model-refused"; readonly reason: string }
  | { readonly code: "unknown-connection" }
  | { readonly code: "connection-read-only" }
  | { readonly code: "too-many-connections"; readonly maxConnections: number }
  | { readonly code: "embedder-failed"; readonly reason: string }
  | { readonly code: "traces-not-sent"; readonly reason: string }
  | { readonly code: "import-refused"; readonly reason: string }
  | { readonly code: "empty-criteria" }
  | { readonly code: "not-paused"; readonly turnId: string }
  /** There is no such place in the session to fork from. */
  | { readonly code: "unknown-step"; readonly sequence: number }
  | { readonly code: "fork-of-running-turn" }
  /** One of the changes that a fork should make cannot be made; the reason says which. */
  | { readonly code: "fork-refused"; readonly reason: string }
  /** The conversation was deleted; it can be restored unless it is purged. */
  | { readonly code: "session-deleted"; readonly isPurged: boolean }
  /** An act on everything, while agents are still answering. */
  | { readonly code: "turns-running"; readonly running: number }
  /** An act on everything, while episodes of the lab are being played. */
  | { readonly code: "episodes-running"; readonly running: number }
  | { readonly code: "restore-refused"; readonly reason: string }
  | { readonly code: "nothing-to-answer-again"; readonly reason: string }
  | { readonly code: "unknown-lab-run"; readonly runId: string }
  | { readonly code: "lab-run-refused"; readonly reason: string }
  | { readonly code: "unknown-episode"; readonly taskId: string };

/** One sentence for a person: what happened, and what to do. */
export function describeError(error: AppError): string {
  switch (error.code) {
    case "not-signed-in":
      return "The server did not learn who you are. Sign in again and load the page.";
    case "machine-owner-only":
      return "This belongs to the computer the app runs on. Only the person who runs it can use or change it.";
    case "invalid-request":
      return `The request was not understood: ${error.problem}`;
    case "unknown-session":
      return "This session does not exist here. Start a new one or pick one from the list.";
    case "unknown-lab-run":
      return "This run does not exist here. The page of the lab lists the runs that there are.";
    case "lab-run-refused":
      return error.reason;
    case "unknown-episode":
      return "This episode is not part of the run, or has not been run yet.";
    case "empty-message":
      return "The message is empty. Write something first.";
    case "message-too-long":
      return `The message has ${error.characters.toLocaleString("en")} characters; at most ${error.maxCharacters.toLocaleString("en")} fit. Send it in parts.`;
    case "unreadable-text":
      return "The text contains broken characters and was not accepted. Paste it again as plain text.";
    case "turn-running":
      return "An answer is still running in this session. Wait for it or stop it first.";
    case "lease-lost":
      return "This answer was closed elsewhere; what it saved is in the session.";
    case "id-taken":
      return "This was sent before with other words or in another session, so nothing was done. Send it again as a new message.";
    case "stale-sequence":
    case "stale-memories":
    case "session-busy":
      return "The session is changing too fast right now. Nothing was lost; try again.";
    case "stale-memory":
      return "The memory changed in the meantime. Look at it again and repeat the change.";
    case "stale-proposal":
      return "This proposal was decided already. Look at the list again.";
    case "too-many-turns":
      return `${error.maxTurns} answers are running already. Try again in a moment.`;
    case "disk-almost-full":
      return `The disk is almost full (${megabytes(error.freeBytes)} MB free, ${megabytes(error.floorBytes)} MB needed), so nothing new is saved. Everything can be read, and your text is kept; free some space to go on.`;
    case "database-unreachable":
      return "The database cannot be reached. Nothing that was saved is lost, and your text is kept; this works again when the database is back.";
    case "database-slow":
      return "The database takes too long to answer. Nothing that was saved is lost, and your text is kept; try again in a moment.";
    case "unknown-memory":
      return "There is no such memory here. It may have been purged.";
    case "unknown-item":
      return "This item is not in the session.";
    case "item-is-live":
      return "This item is in the context already.";
    case "restore-exceeds-budget":
      return `Restoring needs ${error.neededTokens} tokens, ${error.freeTokens} are free below the limit. ${error.suggestion}`;
    case "pins-exceed-budget":
      return `Pinned items would take ${error.pinnedTokens} of ${error.limitTokens} tokens and leave no room to answer. Unpin something first.`;
    case "address-refused":
      return error.reason;
    case "key-unusable":
      return "This is not a key: it has spaces, line breaks or characters that no key has. Copy it again.";
    case "local-model-refused":
      return error.reason;
    case "unknown-connection":
      return "This connection does not exist any more. Load the page again.";
    case "connection-read-only":
      return "This connection comes from the environment the app was started with and is changed only there.";
    case "too-many-connections":
      return `There are ${error.maxConnections} connections already. Remove one first.`;
    case "embedder-failed":
      return `The embedding model did not answer (${error.reason}). Memory search works by words until it is back.`;
    case "traces-not-sent":
    case "operation-refused":
    case "import-refused":
      return error.reason;
    case "empty-criteria":
      return "Say what to remove: the criteria are empty.";
    case "not-paused":
      return "This turn is not waiting for you any more; nothing was changed.";
    case "unknown-step":
      return "The session has no such step; nothing was changed. Open it again and choose another one.";
    case "fork-of-running-turn":
      return "The agent is still answering there. Wait for it or stop it first; nothing was changed.";
    case "fork-refused":
      return `This branch cannot be made, and nothing was changed: ${error.reason}`;
    case "session-deleted":
      return error.isPurged
        ? "This session was deleted for good, so it cannot go on. Start a new one."
        : "This session was deleted. Restore it first, then go on.";
    case "turns-running":
      return error.running === 1
        ? "An answer is still running. Wait for it or stop it first; nothing was changed."
        : `${error.running} answers are still running. Wait for them or stop them first; nothing was changed.`;
    case "episodes-running":
      return error.running === 1
        ? "An episode of the lab is being played. Wait until it has ended; nothing was changed."
        : `${error.running} episodes of the lab are being played. Wait until they have ended; nothing was changed.`;
    case "restore-refused":
      return error.reason;
    case "nothing-to-answer-again":
      return `There is nothing to answer again: ${error.reason}`;
  }
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 ** 2);
}
