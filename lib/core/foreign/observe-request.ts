import type { ContextItem } from "../log/context-item";
import { keyOfItem, keyOfMessage, type RequestMessage } from "./request-message";
import { saysInShort } from "./says-in-short";

/** A message that came in, and the live item that it stands before; null at the end. */
export interface EnteredMessage {
  readonly message: RequestMessage;
  readonly beforeItemId: string | null;
}

/** What a request changed about the context that the agent had before. */
export interface RequestChanges {
  readonly entered: readonly EnteredMessage[];
  /** Items that the request does not have any more, in context order. */
  readonly left: readonly ContextItem[];
  /** Which of `entered` sums up which of `left`; null where none seems to. */
  readonly summary: { readonly entered: number; readonly replacedItemIds: readonly string[] } | null;
}

/**
 * Compares the live items of a session with the messages of the agent's next request: after these changes the live items are the messages, in
 * their order. What is equal from the start and from the end stays; in between, the longest common run of messages does.
 */
export function observeRequest(
  live: readonly ContextItem[],
  messages: readonly RequestMessage[],
): RequestChanges {
  const had = live.map(keyOfItem);
  const sent = messages.map(keyOfMessage);
  const stays = commonPlaces(had, sent);
  const entered: EnteredMessage[] = [];
  const kept = new Set(stays.map(({ before }) => before));
  let next = 0;
  for (const [index, message] of messages.entries()) {
    const stay = stays[next];
    if (stay?.after === index) {
      next += 1;
      continue;
    }
    entered.push({ message, beforeItemId: stay ? (live[stay.before]?.itemId ?? null) : null });
  }
  const left = live.filter((_, index) => !kept.has(index));
  return { entered, left, summary: summaryOf(entered, left) };
}

interface CommonPlace {
  readonly before: number;
  readonly after: number;
}

/** Above this size of the middle, only what is in the same order by its first equal place is looked for. */
const mostCompared = 4_000_000;

function commonPlaces(had: readonly string[], sent: readonly string[]): readonly CommonPlace[] {
  let start = 0;
  while (start < had.length && start < sent.length && had[start] === sent[start]) start += 1;
  let end = 0;
  while (
    end < had.length - start &&
    end < sent.length - start &&
    had[had.length - 1 - end] === sent[sent.length - 1 - end]
  )
    end += 1;
  const middleHad = had.slice(start, had.length - end);
  const middleSent = sent.slice(start, sent.length - end);
  const middle =
    middleHad.length * middleSent.length > mostCompared
      ? inOrder(middleHad, middleSent)
      : longestCommon(middleHad, middleSent);
  return [
    ...Array.from({ length: start }, (_, index) => ({ before: index, after: index })),
    ...middle.map(({ before, after }) => ({ before: before + start, after: after + start })),
    ...Array.from({ length: end }, (_, index) => ({
      before: had.length - end + index,
      after: sent.length - end + index,
    })),
  ];
}

/** The longest common subsequence, by the table of its lengths. */
function longestCommon(had: readonly string[], sent: readonly string[]): readonly CommonPlace[] {
  const width = sent.length + 1;
  const lengths = new Uint32Array((had.length + 1) * width);
  const at = (before: number, after: number) => lengths[before * width + after] ?? 0;
  for (let before = had.length - 1; before >= 0; before -= 1)
    for (let after = sent.length - 1; after >= 0; after -= 1)
      lengths[before * width + after] =
        had[before] === sent[after]
          ? at(before + 1, after + 1) + 1
          : Math.max(at(before + 1, after), at(before, after + 1));
  const places: CommonPlace[] = [];
  let before = 0;
  let after = 0;
  while (before < had.length && after < sent.length) {
    if (had[before] === sent[after]) {
      places.push({ before, after });
      before += 1;
      after += 1;
    } else if (at(before + 1, after) >= at(before, after + 1)) before += 1;
    else after += 1;
  }
  return places;
}

function inOrder(had: readonly string[], sent: readonly string[]): readonly CommonPlace[] {
  const places: CommonPlace[] = [];
  let from = 0;
  for (const [after, key] of sent.entries()) {
    const before = had.indexOf(key, from);
    if (before < 0) continue;
    places.push({ before, after });
    from = before + 1;
  }
  return places;
}

/** Two messages that left can be summed up; a single one was rather replaced. */
const fewestSummarized = 2;

/** A new message that says in short what left, if there is one. Words alone decide, so it can be wrong, and the event says no more. */
function summaryOf(
  entered: readonly EnteredMessage[],
  left: readonly ContextItem[],
): RequestChanges["summary"] {
  const talk = left.filter(({ kind }) => kind !== "system");
  if (talk.length < fewestSummarized) return null;
  const place = entered.findIndex(
    ({ message }) =>
      message.kind !== "tool" &&
      saysInShort(
        message.text,
        talk.map(({ text }) => text),
      ),
  );
  return place < 0 ? null : { entered: place, replacedItemIds: talk.map(({ itemId }) => itemId) };
}
