import { definitionOf, isOperationEvent, type SessionEvent } from "../log/events";
import { messageOf, type SessionState } from "../session/session-state";

/** A session as a program reads it: what was said, what was done to memory and context, and what the model sees now. */
export function sessionDocument(state: SessionState, events: readonly SessionEvent[]): object {
  return {
    session_id: state.sessionId,
    ...(state.client ? { client: state.client } : {}),
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
    })),
  };
}

function describedOperation(event: SessionEvent & { readonly operation?: string | null }): object {
  return {
    event_id: event.id,
    operation: event.operation ?? null,
    refused: event.type === "operation-rejected",
    said: definitionOf(event).says(event),
  };
}
