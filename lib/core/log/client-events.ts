import { z } from "zod";
import { counted } from "../text/phrases";
import { messageItemSchema } from "./context-item";
import { defineEvent } from "./define-event";
import { id } from "./words";

/** What an agent outside the studio did to its own context, as its requests show it. */
export const clientEvents = [
  /** The messages of a request are not those that the agent had before: what is new came in, and what is missing was left out by it. */
  defineEvent("context-observed", {
    fields: {
      /** What came in, each directly before an item that was there, or at the end. */
      entered: z.array(z.object({ item: messageItemSchema, beforeItemId: id().nullable() })),
      /** What the request does not have any more. */
      leftItemIds: z.array(id()),
      /** Set where one of the new messages sums up what left. Read from the words, so it can be wrong. */
      summary: z.object({ itemId: id(), replacedItemIds: z.array(id()).min(1) }).nullable(),
      /** Messages of the request, in all. */
      messages: z.int().min(0),
      /** Tokens of the descriptions of its tools from here on; absent where they are as before. */
      toolTokens: z.int().min(0).optional(),
    },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Request",
    touches: ({ entered, leftItemIds }) => ({
      items: entered.map(({ item }) => item.itemId),
      removed: leftItemIds,
    }),
    tokens: ({ entered, leftItemIds }, itemOf) =>
      entered.reduce((sum, { item }) => sum + item.tokens, 0) -
      leftItemIds.reduce((sum, itemId) => sum + (itemOf(itemId)?.tokens ?? 0), 0),
    says: (event) => changesIn(event).join(", "),
    line: (event) => changesIn(event).join(" · "),
    sentence: (event) =>
      `The agent sent ${counted(event.messages, "message")}. Since its last request: ${changesIn(event).join(", ")}.`,
    announces: null,
    trace: null,
  }),
] as const;

function changesIn({
  entered,
  leftItemIds,
  summary,
}: {
  readonly entered: readonly unknown[];
  readonly leftItemIds: readonly string[];
  readonly summary: { readonly replacedItemIds: readonly string[] } | null;
}): readonly string[] {
  const compacted = summary?.replacedItemIds.length ?? 0;
  const dropped = leftItemIds.length - compacted;
  return [
    ...(entered.length === 0 ? [] : [`${counted(entered.length, "message")} added`]),
    ...(compacted === 0 ? [] : [`${counted(compacted, "message")} compacted into a summary`]),
    ...(dropped === 0 ? [] : [`${counted(dropped, "message")} dropped`]),
  ];
}
