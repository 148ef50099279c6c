import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SessionEvent } from "@/lib/core/log/events";
import {
  isStandingEvent,
  type Standing,
  standingAfter,
  standingOfFork,
} from "@/lib/core/session/fold-standing";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { RunningTurn, SessionDirectory } from "@/lib/ports/session-directory";
import { headOf, type InMemoryDatabase, type InMemorySession, sessionOf } from "./database";

/** Sessions and their leases. */
export function createInMemorySessionDirectory(database: InMemoryDatabase): SessionDirectory {
  return {
    async list({ ownerId, limit, search = "" }) {
      const roots = ownSessions(database, ownerId).filter(
        (session) =>
          (!session.branch || session.branch.parentSessionId === "") &&
          !isDesk(session.events) &&
          standingOf(session).presence !== "purged",
      );
      return roots
        .map((root) => ({ root, tree: treeOf(database, ownerId, root.sessionId) }))
        .map(({ root, tree }) => ({ tree, entry: conversationOf(root, tree) }))
        .filter(({ tree, entry }) => says(tree, entry, search.trim().toLowerCase()))
        .map(({ entry }) => entry)
        .sort(
          (left, right) =>
            Number(right.pinned) - Number(left.pinned) || (left.updatedAt < right.updatedAt ? 1 : -1),
        )
        .slice(0, limit);
    },
    revision: async ({ ownerId }) =>
      ownSessions(database, ownerId)
        .map((session) => `${headOf(session)} ${session.runningTurnId !== null}`)
        .join(),
    async standingOf({ ownerId, sessionId }) {
      const root = sessionOf(database, ownerId, rootOf(database, ownerId, sessionId));
      return root ? { rootId: root.sessionId, presence: standingOf(root).presence } : null;
    },
    async branchesOf({ ownerId, sessionId }) {
      const tree = treeOf(database, ownerId, rootOf(database, ownerId, sessionId));
      return tree.map((session) => titled(tree[0], branchEntryOf(session)));
    },
    async renewLease({ ownerId, sessionId, turnId, fence, untilMs, partialText }) {
      const session = sessionOf(database, ownerId, sessionId);
      if (session?.runningTurnId !== turnId || session.fence !== fence) return false;
      session.leaseUntilMs = untilMs;
      session.partialText = partialText ?? session.partialText;
      return true;
    },
    async runningTurn({ ownerId, sessionId }) {
      const session = sessionOf(database, ownerId, sessionId);
      return session ? runningTurnOf(session) : null;
    },
    async listRunningTurns() {
      return [...database.sessions.values()].flatMap((session) => {
        const { ownerId, sessionId, leaseUntilMs } = session;
        const turn = runningTurnOf(session);
        return turn ? [{ ownerId, sessionId, leaseUntilMs, ...turn }] : [];
      });
    },
  };
}

function runningTurnOf({ runningTurnId: turnId, fence, partialText }: InMemorySession): RunningTurn | null {
  return turnId === null ? null : { turnId, fence, partialText };
}

function ownSessions(database: InMemoryDatabase, ownerId: string): readonly InMemorySession[] {
  return [...database.sessions.values()].filter((session) => session.ownerId === ownerId);
}

function isTemporary({ events: [first] }: InMemorySession): boolean {
  return first?.type === "session-started" && first.temporary === true;
}

function isDesk([first]: readonly SessionEvent[]): boolean {
  return first?.type === "session-started" && first.kind === "desk";
}

function rootOf(database: InMemoryDatabase, ownerId: string, sessionId: string): string {
  const parentId = sessionOf(database, ownerId, sessionId)?.branch?.parentSessionId;
  return parentId === undefined || parentId === "" ? sessionId : rootOf(database, ownerId, parentId);
}

/** A session and everything that descends from it, oldest first: sessions are kept in the order of their making. */
function treeOf(database: InMemoryDatabase, ownerId: string, rootId: string): readonly InMemorySession[] {
  return ownSessions(database, ownerId).filter(
    ({ sessionId }) => rootOf(database, ownerId, sessionId) === rootId,
  );
}

function conversationOf(root: InMemorySession, tree: readonly InMemorySession[]): SessionListEntry {
  const branches = tree
    .filter(({ branch }) => !branch?.sandbox || branch.parentSessionId === "")
    .map(branchEntryOf);
  const latest = branches.reduce((newest, branch) => (branch.updatedAt > newest.updatedAt ? branch : newest));
  const { sessionId, title, updatedAt, headSequence, running } = titled(root, latest);
  const { pinned, archived, presence } = standingOf(root);
  const memberIds = tree.map((session) => session.sessionId);
  const createdAt = root.events[0]?.at ?? "";
  return {
    ...{
      sessionId,
      title,
      createdAt,
      updatedAt,
      headSequence,
      running,
      branches: branches.length,
      memberIds,
    },
    ...{ pinned, archived, deleted: presence === "deleted" },
    temporary: isTemporary(root),
  };
}

/** What a root's log says of its keeping; a session from a file says it with its own fork. */
function standingOf({ events }: InMemorySession): Standing {
  const fork = events.findLastIndex((event) => event.type === "session-forked");
  const before = standingOfFork(standingAfter(events.slice(0, fork + 1)));
  return standingAfter(events.slice(fork + 1), before);
}

/** The title that the person chose holds for every branch. */
function titled(root: InMemorySession | undefined, entry: BranchEntry): BranchEntry {
  const chosen = root && standingOf(root).chosenTitle;
  return chosen ? { ...entry, title: chosen } : entry;
}

function says(tree: readonly InMemorySession[], { title }: SessionListEntry, search: string): boolean {
  const has = (text: string) => text.toLowerCase().includes(search);
  return (
    has(title) ||
    tree.some(({ events }) => events.some((event) => event.type === "turn-started" && has(event.text)))
  );
}

function branchEntryOf(session: InMemorySession): BranchEntry {
  const { branch, events } = session;
  return {
    sessionId: session.sessionId,
    parentSessionId: branch?.parentSessionId || null,
    parentSequence: branch?.parentSessionId ? branch.parentSequence : null,
    firstTurnSequence: events.find((event) => event.type === "turn-started")?.sequence ?? null,
    reason: branch?.reason ?? null,
    label: branch?.label ?? null,
    sandbox: branch?.sandbox ?? false,
    title: session.title ?? (isTemporary(session) ? "Temporary chat" : "New session"),
    createdAt: events[0]?.at ?? "",
    updatedAt: events.findLast((event) => !isStandingEvent(event))?.at ?? "",
    headSequence: headOf(session),
    running: session.runningTurnId !== null,
  };
}
