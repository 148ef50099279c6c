import type { SessionScope } from "../scope";
import { deskSessionId } from "./desk-session";

/** Where an act of the person is recorded: in the conversation it was asked from, or on the owner's desk. */
export function recordedIn(
  ownerId: string,
  sessionId: string | null,
): SessionScope & { readonly newSession?: boolean } {
  const deskId = deskSessionId(ownerId);
  if (sessionId === null || sessionId === deskId) return { ownerId, sessionId: deskId, newSession: true };
  return { ownerId, sessionId };
}

/** The ids of the events that one request makes: repeating the request finds them. */
export function eventIdOf(requestId: string, index: number): string {
  return index === 0 ? requestId : `${requestId}:${index}`;
}
