import { splitIntoPassages } from "@/lib/core/context/passages";
import type { AppError } from "@/lib/core/errors";
import type { NewItem } from "@/lib/core/log/context-item";
import type { NewEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";
import { cleanText } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { SessionScope } from "../scope";
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
  readonly newSession?: boolean;
}

/**
 * Records a message and takes the session's lease, in one transaction. One turn runs per session: a second one gets `turn-running`.
 * The model has not been called when this returns.
 */
export async function startTurn(
  deps: Dependencies,
  input: StartTurnInput,
): Promise<Result<Appended & { readonly repeated: boolean }, AppError>> {
  const { ownerId, sessionId, turnId } = input;
  const now = deps.clock.now();
  const message = messageEvent(deps, { turnId, text: input.text, at: now });
  if (!message.ok) return message;
  const known = await deps.eventLog.find({ ownerId, eventId: turnId });
  if (known)
    return ok({
      events: [known],
      state: await deps.sessionReader.read({ ownerId, sessionId }),
      repeated: true,
    });

  const appended = await appendEvents(
    deps,
    { ownerId, sessionId, ...(input.newSession ? { newSession: true } : {}) },
    () =>
      ok({
        events: [message.value],
        lease: { take: { turnId, untilMs: now.getTime() + leaseMs } },
      }),
  );
  return appended.ok ? ok({ ...appended.value, repeated: false }) : appended;
}

/** The event that begins a turn. Refused for a text that cannot be a message. */
export function messageEvent(
  deps: Dependencies,
  { turnId, text: written, at }: { readonly turnId: string; readonly text: string; readonly at: Date },
): Result<Extract<NewEvent, { type: "turn-started" }>, AppError> {
  const text = cleanText(written);
  if (text === null) return err({ code: "unreadable-text" });
  if (text.trim() === "") return err({ code: "empty-message" });
  if (text.length > messageMaxCharacters) {
    return err({ code: "message-too-long", characters: text.length, maxCharacters: messageMaxCharacters });
  }
  const shared = { id: turnId, at: at.toISOString(), by: "person", turnId, step: null } as const;
  return ok({ ...shared, type: "turn-started", text, items: messageItems(deps, text) });
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
