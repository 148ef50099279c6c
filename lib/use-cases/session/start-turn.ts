import { splitIntoPassages } from "@/lib/core/context/passages";
import type { AppError } from "@/lib/core/errors";
import type { NewItem } from "@/lib/core/log/context-item";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { mostPastedSpans } from "@/lib/core/log/turn-events";
import { err, ok, type Result } from "@/lib/core/result";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";
import { cleanText } from "@/lib/core/text/clean-text";
import { cleanSpans, type PastedSpan } from "@/lib/core/text/pasted-spans";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, findRepeated } from "../log/append-events";
import type { LeasedTurn, SessionScope } from "../scope";
import { newItem } from "./new-item";

/** Messages longer than this enter the context in pieces that can leave it apart. */
const pieceThresholdCharacters = 6_000;
const pieceCharacters = 1_500;

/** How long a worker may be silent before its turn counts as abandoned, in milliseconds. */
export const leaseMs = 30_000;

/** A new message. `turnId` is made by the caller: sending it again starts nothing new. */
export interface StartTurnInput extends SessionScope {
  readonly turnId: string;
  readonly text: string;
  /** What of the text was pasted or dropped in; absent where the caller does not know. */
  readonly pasted?: readonly PastedSpan[];
  readonly newSession?: boolean;
}

/** A message that is in the log. */
export interface StartedTurn extends Appended {
  /** The turn, for the one that recorded the message, which must run it. Null where the message was in the log already; somebody else runs it, or has. */
  readonly turn: LeasedTurn | null;
}

/**
 * Records a message and takes the session's lease, in one transaction. One turn runs per session: a second one gets `turn-running`.
 * A message that was recorded before is not recorded again, whether it comes at the same time or later; one that comes back with other
 * words or in another session is refused (`id-taken`). The model has not been called when this returns.
 */
export async function startTurn(
  deps: Dependencies,
  input: StartTurnInput,
): Promise<Result<StartedTurn, AppError>> {
  const { ownerId, sessionId, turnId } = input;
  const now = deps.clock.now();
  const { text, pasted } = input;
  const message = messageEvent(deps, { turnId, text, at: now, ...(pasted && { pasted }) });
  if (!message.ok) return message;
  const conversation = await deps.sessionDirectory.standingOf({ ownerId, sessionId });
  if (conversation && conversation.presence !== "kept")
    return err({ code: "session-deleted", isPurged: conversation.presence === "purged" });
  const scope = { ownerId, sessionId, ...(input.newSession ? { newSession: true } : {}) };
  // No session is begun for a message that another one has.
  const known = input.newSession ? await findRepeated(deps, { ownerId, sessionId, eventId: turnId }) : null;
  const recorded =
    known ??
    (await appendEvents(deps, scope, () =>
      ok({
        events: [message.value],
        lease: { take: { turnId, untilMs: now.getTime() + leaseMs } },
      }),
    ));
  if (!recorded.ok) return recorded;
  const { written, events, fence } = recorded.value;
  if (!written && !events.some((event) => saysTheSame(event, message.value)))
    return err({ code: "id-taken", eventId: turnId });
  const turn = fence === null ? null : { ownerId, sessionId, turnId, fence };
  return ok({ ...recorded.value, turn });
}

/** True for the recorded message itself; of one whose words a purge took, nobody can say that it was another. */
function saysTheSame(recorded: SessionEvent, message: Extract<NewEvent, { type: "turn-started" }>): boolean {
  return (
    recorded.type === "turn-started" && (recorded.text === message.text || recorded.erasedBy !== undefined)
  );
}

/** The event that begins a turn. Refused for a text that cannot be a message. */
export function messageEvent(
  deps: Dependencies,
  message: {
    readonly turnId: string;
    readonly text: string;
    readonly at: Date;
    readonly pasted?: readonly PastedSpan[];
  },
): Result<Extract<NewEvent, { type: "turn-started" }>, AppError> {
  const { turnId, text: written, at } = message;
  const text = cleanText(written);
  if (text === null) return err({ code: "unreadable-text" });
  if (text.trim() === "") return err({ code: "empty-message" });
  if (text.length > messageMaxCharacters) {
    return err({ code: "message-too-long", characters: text.length, maxCharacters: messageMaxCharacters });
  }
  const shared = { id: turnId, at: at.toISOString(), by: "person", turnId, step: null } as const;
  const pasted = message.pasted && { pasted: recordedSpans(written, message.pasted) };
  return ok({ ...shared, type: "turn-started", text, items: messageItems(deps, text), ...pasted });
}

/** Very many pastes are one from the first to the last: then what is typed between them counts as pasted, too. */
function recordedSpans(written: string, pasted: readonly PastedSpan[]): PastedSpan[] {
  const spans = cleanSpans(written, pasted, cleanText);
  const [first, last] = [spans[0], spans.at(-1)];
  return spans.length > mostPastedSpans && first && last
    ? [{ start: first.start, end: last.end }]
    : [...spans];
}

function messageItems(deps: Dependencies, text: string): NewItem[] {
  if (text.length <= pieceThresholdCharacters)
    return [newItem(deps, { kind: "user", author: "person", text })];
  const pieces = splitIntoPassages(text, pieceCharacters);
  const messageId = deps.ids.newId();
  return pieces.map((piece, index) =>
    newItem(deps, {
      kind: "user",
      author: "person",
      text: piece,
      part: { messageId, index, count: pieces.length },
    }),
  );
}
