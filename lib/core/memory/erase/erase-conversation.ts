import { sessionEventSchema } from "../../log/catalogue";
import { mapWords, withoutSealed } from "../../log/event-strings";
import type { SessionEvent } from "../../log/events";
import { isStandingEvent } from "../../session/fold-standing";
import { erasedMark } from "./says";

/** What goes beside the words of the conversation itself. */
interface ConversationErasure {
  /** Id of the `session-purged` event. */
  readonly erasedBy: string;
  /** True in a sandbox, whose memories are its own and go with it; the person's memories stay. */
  readonly withMemories: boolean;
}

/**
 * An event of a conversation that is deleted for good, without a word of it and marked with the purge that did it; null when no word is
 * left in it. Its id, place and effect stay, so every fold still works.
 */
export function eraseConversationEvent(
  event: SessionEvent,
  { erasedBy, withMemories }: ConversationErasure,
): SessionEvent | null {
  if (event.type === "session-started" || (isStandingEvent(event) && event.type !== "session-renamed"))
    return null;
  const erased = mapWords(event, (text, { place, isOurs }) => {
    if (text === "" || (place === "memory" && !withMemories) || isOurs?.(text)) return text;
    return erasedMark;
  });
  const bare = withoutSealed(erased);
  if (JSON.stringify(bare) === JSON.stringify(event)) return null;
  return sessionEventSchema.parse({ ...bare, erasedBy });
}
