import { hashOf } from "../canonical-hash";
import type { ContextItem } from "../log/context-item";
import { eventSchemaVersion } from "../log/event-envelope";
import type { Memory } from "../log/memory";
import { kept } from "./fold-standing";
import type { Page } from "./item-order";
import type { SessionState, Step, Turn } from "./session-state";

const turnsHashedWholeSince = 3;

/**
 * Fingerprint of a folded state: every item with its fate in context order, every turn, every memory this session changed.
 * What did not change keeps its object and its hash, so a step in a long session costs hardly more than in a short one.
 * A recorded hash is compared by the rules of the version that its event was written with: before version 3 of a turn only its id,
 * its status and how many steps and operations it had were hashed.
 */
export function stateHash(state: SessionState, schemaVersion = eventSchemaVersion): string {
  return hashOf({
    sessionId: state.sessionId,
    sequence: state.sequence,
    settings: state.settings,
    toolTokens: state.toolTokens,
    liveTokens: state.liveTokens,
    items: hashOfList(state.order.pages.toArray(), hashOfPage),
    turns:
      schemaVersion < turnsHashedWholeSince
        ? hashOfList(state.turns.toArray(), hashOfCountedTurn)
        : hashOfList(state.turns.toArray(), hashOfTurn),
    memories: hashOfMemories(state.memories),
    ...laterParts(state),
  });
}

/** Parts that came with version 2 of the event schema: left out while empty, so that older logs keep their hashes. */
function laterParts(state: SessionState): object {
  return {
    ...(state.kind === "chat" ? {} : { kind: state.kind }),
    ...(state.proposals.size === 0 ? {} : { proposals: [...state.proposals.values()] }),
    ...(state.profile ? { profile: state.profile } : {}),
    ...(state.client ? { client: state.client } : {}),
    ...(state.modelChoice ? { modelChoice: state.modelChoice } : {}),
    ...(state.branch ? { branch: state.branch } : {}),
    ...(state.breakpoints.length === 0 ? {} : { breakpoints: state.breakpoints }),
    ...(state.temporary ? { temporary: true } : {}),
    ...(state.standing === kept ? {} : { standing: state.standing }),
  };
}

const hashOfItem = remembered((item: ContextItem) => hashOf(item));
const hashOfPage = remembered((page: Page) => hashOf(page.map(hashOfItem)));
const hashOfStep = remembered((step: Step) => hashOf(step));
const hashOfTurn = remembered((turn: Turn) => hashOf({ ...turn, steps: turn.steps.map(hashOfStep) }));
const hashOfCountedTurn = remembered((turn: Turn) =>
  hashOf([turn.turnId, turn.status, turn.steps.length, turn.operationSequences.length]),
);
const hashOfMemory = remembered((memory: Memory) => hashOf(memory));
const hashOfMemories = remembered((memories: SessionState["memories"]) =>
  hashOfList([...memories.values()], hashOfMemory),
);

/** Computes once per object; objects of a state never change. */
function remembered<Key extends object>(compute: (key: Key) => string): (key: Key) => string {
  const known = new WeakMap<Key, string>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}

/** Members that are hashed together. */
const groupSize = 64;

interface Group {
  readonly members: readonly object[];
  readonly hash: string;
}

/** By rule and first member: each group as it was last seen. */
const groupsOf = new WeakMap<object, WeakMap<object, Group>>();

/**
 * One hash over a list, as a tree of groups: after a change only the groups around it are hashed again.
 * The hash depends on the members and their order alone, not on what was hashed before.
 */
function hashOfList<Member extends object>(
  members: readonly Member[],
  hashOfMember: (member: Member) => string,
): string {
  if (members.length <= groupSize) return hashOf(members.map(hashOfMember));
  const grouped: Group[] = [];
  for (let start = 0; start < members.length; start += groupSize) {
    grouped.push(groupOf(members.slice(start, start + groupSize), hashOfMember));
  }
  return hashOfList(grouped, hashOfGroup);
}

const hashOfGroup = (group: Group) => group.hash;

function groupOf<Member extends object>(
  members: readonly Member[],
  hashOfMember: (member: Member) => string,
): Group {
  const [first] = members;
  const groups = groupsOf.get(hashOfMember) ?? new WeakMap<object, Group>();
  groupsOf.set(hashOfMember, groups);
  const known = first && groups.get(first);
  if (
    known?.members.length === members.length &&
    members.every((member, index) => member === known.members[index])
  ) {
    return known;
  }
  const group = { members, hash: hashOf(members.map(hashOfMember)) };
  if (first) groups.set(first, group);
  return group;
}
