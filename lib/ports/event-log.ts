import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import type { Result } from "@/lib/core/result";

/** A vector together with the model that made it; vectors of two models are never compared. Null: the model cannot read the text. */
export interface Embedding {
  readonly model: string;
  readonly vector: readonly number[] | null;
}

/** What an append needs to know. */
export interface AppendRequest {
  readonly ownerId: string;
  readonly sessionId: string;
  /**
   * The sequence the caller has folded up to; the append fails when the log has moved on. 0 creates the session. A first event
   * `session-forked` creates the branch: its log begins at `parentSequence`, and the sequence expected is that.
   */
  readonly expectedSequence: number;
  readonly events: readonly NewEvent[];
  /**
   * The head of the stream of memory events that the decision read memories at: the append fails when another change came between. What was decided by looking at all memories, such as that none says this yet, so holds between sessions and processes.
   */
  readonly expectedMemoryPosition?: number;
  /** Vectors for the memory versions these events create, by event id. Derived data, so not part of the event. */
  readonly embeddings?: ReadonlyMap<string, Embedding>;
  /** What the messages say that these memory versions came from, by event id: their words help to find them. Derived data, too. */
  readonly sourceTexts?: ReadonlyMap<string, string>;
  /**
   * Events of the owner, of any session, as they are to be from now on: the same events with words taken out by a purge in this append,
   * which `erasedBy` names. The one exception to "events never change"; nothing but their words may differ.
   */
  readonly erasures?: readonly SessionEvent[];
  /** Takes the session's turn lease in the same transaction (`turn-started`), or gives it back (terminal events). */
  readonly lease?:
    | { readonly take: { readonly turnId: string; readonly untilMs: number } }
    | { readonly release: { readonly turnId: string } };
  /**
   * The fence of the lease under which the events of a turn are written. What a worker writes (agent or app, or the end of the turn) is
   * refused without it and with an older one; what a person adds to a running turn needs none.
   */
  readonly fence?: number;
}

/** What an append did. */
export interface AppendOutcome {
  /** False for a request that was repeated: nothing was written, and the events are those of the first time. */
  readonly written: boolean;
  readonly events: readonly SessionEvent[];
  /** The fence of the lease that this very append took; null where it took none. The worker that has it, and no other, runs the turn. */
  readonly fence: number | null;
}

/** Why an append was refused; nothing was written. */
export type AppendError =
  | { readonly code: "unknown-session"; readonly sessionId: string }
  /** Somebody else appended first: fold the new events and decide again. */
  | { readonly code: "stale-sequence"; readonly headSequence: number }
  /** A memory changed between the decision and the append. */
  | { readonly code: "stale-memory"; readonly memoryId: string }
  /** Memories changed after the decision had looked at them. */
  | { readonly code: "stale-memories"; readonly memoryPosition: number }
  /** The proposal does not wait any more. */
  | { readonly code: "stale-proposal"; readonly proposalId: string }
  /** Another turn of this session is running. */
  | { readonly code: "turn-running"; readonly turnId: string }
  /** The turn lost its lease, or another worker holds it: its fence is newer. */
  | { readonly code: "lease-lost"; readonly turnId: string }
  /** The id of an event is in the log already, in another session or of another kind: this is no repetition. */
  | { readonly code: "id-taken"; readonly eventId: string };

/**
 * The one append path. Events and their effect on the memory table are written in one transaction; repeating an event id
 * that is already in the log of this session answers with the stored events, says so, and changes nothing.
 */
export interface EventLog {
  append(request: AppendRequest): Promise<Result<AppendOutcome, AppendError>>;
  /**
   * Events after a sequence, in order; an empty list for a session this owner does not have. A branch answers with its parent's
   * events up to where it branched off (recursively), then with its own.
   */
  read(request: {
    ownerId: string;
    sessionId: string;
    afterSequence?: number;
    upToSequence?: number;
  }): Promise<readonly SessionEvent[]>;
  /** The event of this id, or null: lets a repeated request be answered without deciding again. */
  find(request: { ownerId: string; eventId: string }): Promise<SessionEvent | null>;
  /** The owner's events, of all sessions, that carry one of these memories or contain one of these words (in any case), in order. */
  findMentions(request: {
    ownerId: string;
    memoryIds: readonly string[];
    words: readonly string[];
  }): Promise<readonly SessionEvent[]>;
  /** True when the session exists and belongs to the owner. */
  exists(request: { ownerId: string; sessionId: string }): Promise<boolean>;
  /**
   * Takes in a complete log from elsewhere as a session that is a sandbox of its own: all of it or nothing, without a lease, and without
   * a trace in the owner's memories or proposals. False when the session id is taken.
   */
  adopt(request: { ownerId: string; sessionId: string; events: readonly SessionEvent[] }): Promise<boolean>;
}
