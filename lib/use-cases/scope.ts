import type { TimeLimit } from "./session/time-limit";

/** Whose session a use-case works on. Every read and write carries both. */
export interface SessionScope {
  readonly ownerId: string;
  readonly sessionId: string;
}

/** Which turn of a session a use-case works on. */
export interface TurnScope extends SessionScope {
  readonly turnId: string;
}

/** A turn whose lease was taken: the worker that has the fence runs it, and no other. */
export interface LeasedTurn extends TurnScope {
  readonly fence: number;
}

/** A turn that `startTurn` or a fork has begun, and what stops it. */
export interface RunTurnInput extends LeasedTurn {
  readonly signal: AbortSignal;
  /** Runs while the turn works; not while it waits for the person. */
  readonly timeLimit?: TimeLimit;
}
