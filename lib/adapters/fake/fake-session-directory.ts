import type { SessionDirectory } from "@/lib/ports/session-directory";
import type { FakeDatabase } from "./fake-database";

/** Sessions and leases from the fake tables. */
export function createFakeSessionDirectory(database: FakeDatabase): SessionDirectory {
  return {
    async list({ ownerId, limit }) {
      return [...database.sessions.values()]
        .filter((session) => session.ownerId === ownerId)
        .map((session) => ({
          sessionId: session.sessionId,
          title: session.title ?? "New session",
          updatedAt: session.events.at(-1)?.at ?? "",
          headSequence: session.events.length,
          running: session.runningTurnId !== null,
        }))
        .sort((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1))
        .slice(0, limit);
    },
    async renewLease({ ownerId, sessionId, turnId, untilMs, partialText }) {
      const session = database.sessions.get(sessionId);
      if (session?.ownerId !== ownerId || session.runningTurnId !== turnId) return false;
      session.leaseUntilMs = untilMs;
      session.partialText = partialText ?? session.partialText;
      return true;
    },
    async listAbandonedTurns({ nowMs }) {
      return [...database.sessions.values()].flatMap(
        ({ ownerId, sessionId, runningTurnId, leaseUntilMs, partialText }) =>
          runningTurnId !== null && leaseUntilMs < nowMs
            ? [{ ownerId, sessionId, turnId: runningTurnId, partialText }]
            : [],
      );
    },
  };
}
