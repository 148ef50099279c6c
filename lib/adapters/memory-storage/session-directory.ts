import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import type { RunningTurn, SessionDirectory } from "@/lib/ports/session-directory";
import { headOf, type InMemoryDatabase, type InMemorySession, sessionOf } from "./database";

/** Sessions and their leases. */
export function createInMemorySessionDirectory(database: InMemoryDatabase): SessionDirectory {
  return {
    async list({ ownerId, limit }) {
      const roots = ownSessions(database, ownerId).filter(
        ({ branch, events }) => (!branch || branch.parentSessionId === "") && !isDesk(events),
      );
      return roots
        .map((root) => conversationOf(treeOf(database, ownerId, root.sessionId)))
        .sort((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1))
        .slice(0, limit);
    },
    branchesOf: async ({ ownerId, sessionId }) =>
      treeOf(database, ownerId, rootOf(database, ownerId, sessionId)).map(branchEntryOf),
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
    async listAbandonedTurns({ nowMs }) {
      return [...database.sessions.values()].flatMap((session) => {
        const { ownerId, sessionId } = session;
        const turn = session.leaseUntilMs < nowMs ? runningTurnOf(session) : null;
        return turn ? [{ ownerId, sessionId, ...turn }] : [];
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

function conversationOf(tree: readonly InMemorySession[]): SessionListEntry {
  const branches = tree
    .filter(({ branch }) => !branch?.sandbox || branch.parentSessionId === "")
    .map(branchEntryOf);
  const latest = branches.reduce((newest, branch) => (branch.updatedAt > newest.updatedAt ? branch : newest));
  const { sessionId, title, updatedAt, headSequence, running } = latest;
  const memberIds = tree.map((session) => session.sessionId);
  return { sessionId, title, updatedAt, headSequence, running, branches: branches.length, memberIds };
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
    title: session.title ?? "New session",
    createdAt: events[0]?.at ?? "",
    updatedAt: events.at(-1)?.at ?? "",
    headSequence: headOf(session),
    running: session.runningTurnId !== null,
  };
}
