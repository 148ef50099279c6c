import "server-only";
import { createHash } from "node:crypto";
import { chooseSession, type RememberedSession } from "@/lib/core/foreign/choose-session";
import { keyOfItem, keyOfMessage, type RequestMessage } from "@/lib/core/foreign/request-message";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";

/** Sessions that are remembered for each owner; older ones go on only by a header. */
const mostRemembered = 100;

/** What a request says about where it belongs. */
export interface RequestPlace {
  readonly ownerId: string;
  /** The session as the agent names it in a header; null where it names none. */
  readonly named: string | null;
  readonly messages: readonly RequestMessage[];
  readonly previousResponseId: string | null;
}

/** Which session of the studio a request goes on. Kept in memory: after a restart, a conversation without a header begins a new session. */
export interface RecordedSessions {
  /** The session, or a new one; never one whose answer is still coming, unless the header names it. */
  find(place: RequestPlace): { readonly sessionId: string; readonly goesOn: boolean };
  /** The request is being answered. */
  begin(ownerId: string, sessionId: string): void;
  /** The answer is recorded, or was lost (`state` is null then). */
  end(ownerId: string, sessionId: string, state: SessionState | null, responseId: string | null): void;
}

interface Remembered extends RememberedSession {
  readonly responseId: string | null;
}

/** The sessions of one process. */
export function createRecordedSessions(newId: () => string): RecordedSessions {
  const owners = new Map<string, Remembered[]>();
  const busy = new Set<string>();
  const keyOf = (ownerId: string, sessionId: string) => `${ownerId}\n${sessionId}`;
  return {
    find({ ownerId, named, messages, previousResponseId }) {
      if (named !== null) {
        const sessionId = `agent-${createHash("sha256").update(named).digest("hex").slice(0, 32)}`;
        return { sessionId, goesOn: previousResponseId !== null };
      }
      const free = (owners.get(ownerId) ?? []).filter(
        ({ sessionId }) => !busy.has(keyOf(ownerId, sessionId)),
      );
      if (previousResponseId !== null) {
        const earlier = free.find(({ responseId }) => responseId === previousResponseId);
        return earlier
          ? { sessionId: earlier.sessionId, goesOn: true }
          : { sessionId: newSessionId(), goesOn: false };
      }
      const request = messages.map((message) => ({
        key: keyOfMessage(message),
        isTelling: message.kind === "agent" || message.kind === "tool",
      }));
      return { sessionId: chooseSession(free, request)?.sessionId ?? newSessionId(), goesOn: false };
    },
    begin(ownerId, sessionId) {
      busy.add(keyOf(ownerId, sessionId));
    },
    end(ownerId, sessionId, state, responseId) {
      busy.delete(keyOf(ownerId, sessionId));
      if (!state) return;
      const others = (owners.get(ownerId) ?? []).filter((other) => other.sessionId !== sessionId);
      const keys = liveItems(state).map(keyOfItem);
      owners.set(ownerId, [{ sessionId, keys, responseId }, ...others].slice(0, mostRemembered));
    },
  };

  function newSessionId(): string {
    return `agent-${newId()}`;
  }
}
