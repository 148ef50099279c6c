import { z } from "zod";
import { clientSchema } from "../log/client";
import { itemKindSchema } from "../log/context-item";
import { definitionOf, isOperationEvent, type SessionEvent } from "../log/events";
import { messageOf, type SessionState } from "../session/session-state";

const contextItemSchema = z.object({
  item_id: z.string(),
  kind: itemKindSchema,
  tokens: z.int(),
  fate: z.enum(["live", "summarized", "filtered"]),
  call_id: z
    .string()
    .nullable()
    .describe("For the result of a tool: the call, as the program that made it named it."),
  summary_item_id: z.string().nullable().describe("For what was summarized: the item that took its place."),
  text: z.string().nullable().describe("For what is live, as the model reads it."),
});

const turnSchema = z.object({
  turn_id: z.string(),
  at: z.string(),
  status: z.string(),
  message: z.string(),
  operations: z.array(
    z.object({
      event_id: z.string(),
      operation: z.string().nullable(),
      refused: z.boolean(),
      said: z.string(),
    }),
  ),
  answer: z.string(),
});

/** A session as a program reads it. */
export const sessionDocumentSchema = z.object({
  session_id: z.string(),
  client: clientSchema
    .optional()
    .describe("The program whose session it is; absent where the person chats with the studio's own agent."),
  sequence: z.int().describe("Of the last event."),
  turns: z.array(turnSchema),
  context: z
    .array(contextItemSchema)
    .describe("Every item that was in the context, in order, with what became of it."),
});
export type SessionDocument = z.infer<typeof sessionDocumentSchema>;

/** Writes a session for a program: what was said, what was done to memory and context, and what the model sees now. */
export function sessionDocument(state: SessionState, events: readonly SessionEvent[]): SessionDocument {
  return {
    session_id: state.sessionId,
    ...(state.client ? { client: state.client } : {}),
    sequence: state.sequence,
    turns: state.turns.toArray().map((turn) => ({
      turn_id: turn.turnId,
      at: turn.startedAt,
      status: turn.status,
      message: messageOf(state, turn),
      operations: turn.operationSequences.flatMap((sequence) => {
        const event = events[sequence - 1];
        return event && isOperationEvent(event) ? [describedOperation(event)] : [];
      }),
      answer: turn.steps
        .flatMap(({ finished }) => (finished?.itemId ? [state.items.get(finished.itemId)?.text ?? ""] : []))
        .filter((text) => text !== "")
        .join("\n\n"),
    })),
    context: [...state.order.items()].map((item) => ({
      item_id: item.itemId,
      kind: item.kind,
      tokens: item.tokens,
      fate: item.fate.status,
      call_id: item.toolCallId ?? null,
      summary_item_id: item.fate.status === "summarized" ? item.fate.summaryItemId : null,
      text: item.fate.status === "live" ? item.text : null,
    })),
  };
}

function describedOperation(event: SessionEvent & { readonly operation?: string | null }) {
  return {
    event_id: event.id,
    operation: event.operation ?? null,
    refused: event.type === "operation-rejected",
    said: definitionOf(event).says(event),
  };
}
