import { canonicalTextOf, hashOfText } from "../canonical-hash";

/** An event as a file or a row keeps it: before upgrades and before the schema drops what it does not know. */
export type StoredEvent = Readonly<Record<string, unknown>>;

/** The first version of the event schema whose events carry a hash. */
export const chainedSinceVersion = 3;

/** What the first event of a chain follows. */
export const chainStart = "0".repeat(64);

const hashPattern = /^[0-9a-f]{64}$/;

/**
 * The hash of an event that follows `previous`: SHA-256 over that hash, a line break and the canonical JSON of the event without its
 * own hash. Null for data that has no canonical JSON, which no event has that a log accepted.
 */
export function hashOfEvent(previous: string, event: StoredEvent): string | null {
  const { hash: _, ...rest } = event;
  const text = canonicalTextOf(rest);
  return text === null ? null : hashOfText(`${previous}\n${text}`);
}

/** Gives events that were just placed their hashes, in order. A `step-started` also records the head of the chain before it. */
export function linkEvents<Event extends object>(
  previous: string,
  events: readonly Event[],
): readonly (Event & { readonly hash: string })[] {
  let head = previous;
  return events.map((event) => {
    const placed = "type" in event && event.type === "step-started" ? { ...event, logHash: head } : event;
    head = defined(hashOfEvent(head, placed as StoredEvent));
    return { ...placed, hash: head };
  });
}

/**
 * An event from which words were taken, as the log keeps it from now on: with the hash it had, so that the chain still closes, and a hash
 * over what is left. An event from before there were hashes stays without.
 */
export function sealRemains<Event extends object>(erased: Event, keptHash: string | undefined): Event {
  const { hash, remainsHash, ...remains } = erased as Event & { hash?: unknown; remainsHash?: unknown };
  if (keptHash === undefined) return remains as unknown as Event;
  const kept = { ...remains, hash: keptHash };
  return { ...kept, remainsHash: defined(hashOfRemains(kept)) } as unknown as Event;
}

function hashOfRemains(event: StoredEvent): string | null {
  const { remainsHash: _, ...rest } = event;
  const text = canonicalTextOf(rest);
  return text === null ? null : hashOfText(`remains\n${text}`);
}

function defined(hash: string | null): string {
  if (hash === null) throw new Error("An event without canonical JSON cannot be written to the log.");
  return hash;
}

/** Why the event at a place is not the one that was written there. */
export type ChainProblem =
  /** A field of it is another. */
  | "content"
  /** Its number is another: an event is missing, appears twice, was moved, or two claim one place. */
  | "place"
  /** It belongs to a session that is neither this one nor one that this one branched off. */
  | "session"
  /** It has no hash, although its version or the events before it have one. */
  | "unhashed";

/** What the hashes of a log speak for. */
export interface ChainCoverage {
  /** Sequence of the first event with a hash; null in a log that has none. */
  readonly hashedFrom: number | null;
  /** Events of which words were taken out afterwards: what is left of them is covered, what they said is not. */
  readonly erased: readonly number[];
}

/** Checks a log event by event, in order. */
export interface ChainCheck {
  /** Takes the next event; says what is wrong with it, or null. Not to be called again after a problem. */
  next(event: StoredEvent): ChainProblem | null;
  coverage(): ChainCoverage;
}

/**
 * Begins to check a log from its first event, or goes on after one that was checked. Every field of every event with a hash is compared.
 * The coverage is that of the events that were given.
 */
export function createChainCheck(after?: StoredEvent): ChainCheck {
  let sequence = Number(after?.sequence ?? 0);
  let sessionId: unknown = after?.sessionId;
  let head: string | null = typeof after?.hash === "string" ? after.hash : null;
  let hashedFrom: number | null = null;
  const erased: number[] = [];

  function linkOf(event: StoredEvent): "linked" | "erased" | ChainProblem {
    const { hash } = event;
    if (typeof hash !== "string" || !hashPattern.test(hash)) return "unhashed";
    const previous = head ?? chainStart;
    if (event.type === "step-started" && event.logHash !== previous) return "content";
    if (hash === hashOfEvent(previous, event)) return "linked";
    const isErased = event.erasedBy !== undefined && event.remainsHash === hashOfRemains(event);
    return isErased ? "erased" : "content";
  }

  return {
    next(event) {
      sequence += 1;
      if (event.sequence !== sequence) return "place";
      if (sequence > 1 && !continues(event, sessionId, sequence)) return "session";
      sessionId = event.sessionId;
      if (head === null && isFromBeforeHashes(event)) return null;
      const link = linkOf(event);
      if (link !== "linked" && link !== "erased") return link;
      hashedFrom ??= sequence;
      head = String(event.hash);
      if (link === "erased") erased.push(sequence);
      return null;
    },
    coverage: () => ({ hashedFrom, erased: [...erased] }),
  };
}

/** The first place at which a log is not what was written, or null. */
export interface ChainBreak {
  readonly sequence: number;
  readonly problem: ChainProblem;
}

/** Checks a whole log in one go. */
export function checkChain(events: readonly StoredEvent[]): {
  readonly broken: ChainBreak | null;
  readonly coverage: ChainCoverage;
} {
  const check = createChainCheck();
  for (const [index, event] of events.entries()) {
    const problem = check.next(event);
    if (problem) return { broken: { sequence: index + 1, problem }, coverage: check.coverage() };
  }
  return { broken: null, coverage: check.coverage() };
}

function isFromBeforeHashes({ schemaVersion, hash }: StoredEvent): boolean {
  return typeof schemaVersion === "number" && schemaVersion < chainedSinceVersion && hash === undefined;
}

/** Events of a branch follow those that it shares with its parent; only the event that made the branch may change the session. */
function continues(event: StoredEvent, sessionId: unknown, sequence: number): boolean {
  if (event.sessionId === sessionId) return true;
  return (
    event.type === "session-forked" &&
    event.parentSessionId === sessionId &&
    event.parentSequence === sequence - 1
  );
}
