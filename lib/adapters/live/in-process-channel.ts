import type { SessionEvent } from "@/lib/core/log/events";
import { isAboutMemory } from "@/lib/core/log/events";
import { isStandingEvent } from "@/lib/core/session/fold-standing";
import type { PartialStep } from "@/lib/core/session/partial-step";
import type { LiveChannel, LiveMessage } from "@/lib/ports/live-channel";

/** Partial text is sent at most this often, in milliseconds: faster costs CPU per token and nobody reads faster. */
const partialEveryMs = 60;

type Listener = (message: LiveMessage) => void;

interface Topic {
  readonly listeners: Set<Listener>;
  partial: PartialStep | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Live updates within one process. Events are passed on at once and in order; partial text is coalesced. */
export function createInProcessChannel(): LiveChannel {
  const topics = new Map<string, Topic>();
  const owners = new Map<string, Set<Listener>>();

  function topicOf(ownerId: string, sessionId: string): Topic {
    const key = `${ownerId}\n${sessionId}`;
    const known = topics.get(key);
    if (known) return known;
    const topic: Topic = { listeners: new Set(), partial: null, timer: null };
    topics.set(key, topic);
    return topic;
  }

  function forget(ownerId: string, sessionId: string, topic: Topic): void {
    if (topic.listeners.size === 0 && topic.partial === null) topics.delete(`${ownerId}\n${sessionId}`);
  }

  return {
    publishEvents({ ownerId, sessionId, events }) {
      const topic = topicOf(ownerId, sessionId);
      // Committed text replaces the unfinished one, so a late delta must not show after it.
      if (events.some((event) => event.type === "step-finished")) setPartial(topic, null);
      tell(topic.listeners, { type: "events", events });
      if (events.some(isAboutMemory)) tell(owners.get(ownerId) ?? [], { type: "memories" });
      if (events.some(changesSessionList)) tell(owners.get(ownerId) ?? [], { type: "sessions" });
      forget(ownerId, sessionId, topic);
    },
    publishErased({ ownerId }) {
      tell(owners.get(ownerId) ?? [], { type: "erased" });
    },
    publishPartial({ ownerId, sessionId, partial }) {
      const topic = topicOf(ownerId, sessionId);
      setPartial(topic, partial);
      forget(ownerId, sessionId, topic);
    },
    subscribe({ ownerId, sessionId }, listener) {
      const topic = topicOf(ownerId, sessionId);
      const ofOwner = owners.get(ownerId) ?? new Set();
      owners.set(ownerId, ofOwner);
      topic.listeners.add(listener);
      ofOwner.add(listener);
      if (topic.partial) listener({ type: "partial", partial: topic.partial });
      return () => {
        topic.listeners.delete(listener);
        ofOwner.delete(listener);
        if (ofOwner.size === 0) owners.delete(ownerId);
        forget(ownerId, sessionId, topic);
      };
    },
  };
}

function setPartial(topic: Topic, partial: PartialStep | null): void {
  topic.partial = partial;
  if (partial !== null) {
    if (topic.timer === null) tellPartial(topic);
    return;
  }
  if (topic.timer) clearTimeout(topic.timer);
  topic.timer = null;
  tell(topic.listeners, { type: "partial", partial: null });
}

/** Tells of the unfinished text at once, so that a first word is not kept back; what comes soon after is told together. */
function tellPartial(topic: Topic): void {
  const told = topic.partial;
  topic.timer = setTimeout(() => {
    topic.timer = null;
    if (topic.partial !== told) tellPartial(topic);
  }, partialEveryMs);
  tell(topic.listeners, { type: "partial", partial: told });
}

function tell(listeners: Iterable<Listener>, message: LiveMessage): void {
  for (const listener of [...listeners]) listener(message);
}

/** What the list of sessions is made of, as far as it is worth reading again: a session, its first message, whether it answers, and how it is kept. */
const listedTypes: ReadonlySet<SessionEvent["type"]> = new Set([
  "session-started",
  "session-forked",
  "turn-started",
  "turn-completed",
  "turn-cancelled",
  "turn-interrupted",
  "turn-failed",
]);

function changesSessionList(event: SessionEvent): boolean {
  return event.sequence === 1 || listedTypes.has(event.type) || isStandingEvent(event);
}
