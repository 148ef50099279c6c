import type { BranchEntry } from "./branch-entry";

/** The ways on from one message: which sessions they are, and which of them is on screen. */
export interface Siblings {
  /** One session per way on, oldest first; each is the one of that way that changed last. */
  readonly sessionIds: readonly string[];
  /** Index of the way that the session on screen went. */
  readonly current: number;
}

/** Branches that a person made in the chat; those made to find something out are no ways of the conversation. */
const chatReasons: ReadonlySet<string> = new Set(["edit", "regenerate"]);

/**
 * The ways on from the message that begins at `sequence`, as the session on screen sees it: the message there and every one that was
 * written or answered again in its place. Null where there is only one.
 */
export function siblingsAt(
  tree: readonly BranchEntry[],
  sessionId: string,
  sequence: number,
): Siblings | null {
  const place = placeOf(tree, sessionId, sequence);
  if (!place) return null;
  const alternatives = tree.filter(
    (branch) =>
      branch.parentSessionId === place.ownerId &&
      branch.parentSequence === place.forkSequence &&
      chatReasons.has(branch.reason ?? ""),
  );
  if (alternatives.length === 0) return null;
  const ways = [place.ownerId, ...alternatives.map((branch) => branch.sessionId)];
  const taken = lineageOf(tree, sessionId).map((branch) => branch.sessionId);
  const current = ways.findLastIndex((way) => taken.includes(way));
  const isAlternative = (id: string) => alternatives.some((branch) => branch.sessionId === id);
  const sessionIds = ways.map((way, index) =>
    index === current ? sessionId : latestOfWay(tree, way, place.forkSequence, isAlternative),
  );
  return { sessionIds, current };
}

interface Place {
  /** The session whose own events go on behind `forkSequence`, and from which the alternatives branch off. */
  readonly ownerId: string;
  readonly forkSequence: number;
}

/** Where a message's alternatives hang: the first message of a branch takes the place of one in its parent. */
function placeOf(tree: readonly BranchEntry[], sessionId: string, sequence: number): Place | null {
  const owner = lineageOf(tree, sessionId).find((branch) => (branch.parentSequence ?? 0) < sequence);
  if (!owner) return null;
  const { parentSessionId, parentSequence, firstTurnSequence } = owner;
  const opensBranch = firstTurnSequence === sequence && chatReasons.has(owner.reason ?? "");
  return opensBranch && parentSessionId !== null && parentSequence !== null
    ? { ownerId: parentSessionId, forkSequence: parentSequence }
    : { ownerId: owner.sessionId, forkSequence: sequence - 1 };
}

/** A session and its parents, nearest first. */
function lineageOf(tree: readonly BranchEntry[], sessionId: string): readonly BranchEntry[] {
  const session = tree.find((branch) => branch.sessionId === sessionId);
  if (!session) return [];
  return session.parentSessionId === null
    ? [session]
    : [session, ...lineageOf(tree, session.parentSessionId)];
}

/** The session of one way on that changed last: the way itself, or what branched off it further on. */
function latestOfWay(
  tree: readonly BranchEntry[],
  way: string,
  forkSequence: number,
  isAlternative: (sessionId: string) => boolean,
): string {
  const members = tree.filter((branch) => {
    if (branch.sandbox) return false;
    const lineage = lineageOf(tree, branch.sessionId);
    const at = lineage.findIndex((ancestor) => ancestor.sessionId === way);
    if (at < 0) return false;
    const next = lineage[at - 1];
    const leavesLater = next === undefined || (next.parentSequence ?? 0) > forkSequence;
    return leavesLater && !(next && isAlternative(next.sessionId));
  });
  const latest = members.reduce<BranchEntry | null>(
    (newest, branch) => (newest && newest.updatedAt >= branch.updatedAt ? newest : branch),
    null,
  );
  return latest?.sessionId ?? way;
}
