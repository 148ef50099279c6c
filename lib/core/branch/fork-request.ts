import { z } from "zod";
import type { AppError } from "../errors";
import { modelChoiceSchema } from "../log/event-envelope";
import type { SessionEvent } from "../log/events";
import { operationInputs } from "../log/operations";
import { err, ok, type Result } from "../result";
import { messageOf, type SessionState, type Turn } from "../session/session-state";
import { sequenceBeforeStep, sequenceBeforeTurn } from "./fork-points";

const id = z.string().min(1).max(100);
const ids = z.array(id).max(1_000).optional();

/** From where a branch goes its own way: before a message, before a model call, or after any event. */
export const forkPlaceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("turn"), turnId: id }),
  z.object({ kind: z.literal("step"), turnId: id, step: z.int().positive() }),
  z.object({ kind: z.literal("sequence"), sequence: z.int().positive() }),
]);
export type ForkPlace = z.infer<typeof forkPlaceSchema>;

/** What a branch changes before it goes on. Nothing named means: the same again. */
export const forkChangesSchema = z.object({
  /** Another text in place of the message; the branch then begins before it. */
  message: z.string().max(200_000).optional(),
  systemPrompt: z.string().min(1).max(50_000).optional(),
  model: z.object({ choice: modelChoiceSchema.nullable(), label: z.string().max(200) }).optional(),
  /** Changes of memory by the person, made in the branch. */
  memories: z
    .array(
      z.discriminatedUnion("operation", [
        z.object({ operation: z.literal("ADD"), input: operationInputs.ADD }),
        z.object({ operation: z.literal("UPDATE"), input: operationInputs.UPDATE }),
        z.object({ operation: z.literal("DELETE"), input: operationInputs.DELETE }),
      ]),
    )
    .max(50)
    .optional(),
  /** Memories that shall not be there at all: deleted, and taken out of what is in the context. */
  forgetMemoryIds: ids,
  /** Memories that stay in the store and are taken out of what is in the context: what they say now is not what was shown. */
  hideMemoryIds: ids,
  removeItemIds: ids,
  restoreItemIds: ids,
  /** Calls that the model made before the branch begins and that shall not run. */
  skipToolCallIds: ids,
});
export type ForkChanges = z.infer<typeof forkChangesSchema>;

/** A place of a session, resolved: the last shared sequence, and what runs from there. */
export interface ForkStart {
  readonly sequence: number;
  /** The message that the branch says again; null when it carries on in the middle of a turn, or only begins. */
  readonly message: string | null;
  /** The turn of the original that is answered again or carried on; null when nothing runs. */
  readonly turn: Turn | null;
}

/** Finds where a branch begins. Refused for a place that the session does not have, and for a turn that is still running. */
export function resolveFork(
  state: SessionState,
  events: readonly SessionEvent[],
  place: ForkPlace,
  changes: ForkChanges,
): Result<ForkStart, AppError> {
  const turn = turnOf(state, place);
  const sequence = sequenceOf(events, place, turn);
  if (sequence === null || sequence < 1 || sequence > state.sequence || (place.kind !== "sequence" && !turn))
    return err({ code: "unknown-step", sequence: sequence ?? 0 });
  if (turn?.status === "running") return err({ code: "fork-of-running-turn" });
  if (turn && (place.kind === "turn" || changes.message !== undefined))
    return ok({
      sequence: sequenceBeforeTurn(events, turn),
      message: changes.message ?? messageOf(state, turn),
      turn,
    });
  if (changes.message !== undefined)
    return err({ code: "fork-refused", reason: "there is no message to change there." });
  return ok({ sequence, message: null, turn });
}

/** The turn that a place lies in: for a sequence, the one that had begun and not ended there. */
function turnOf(state: SessionState, place: ForkPlace): Turn | null {
  if (place.kind !== "sequence") return state.turns.findLast((turn) => turn.turnId === place.turnId) ?? null;
  const { sequence } = place;
  const within = state.turns.findLast((turn) => turn.startedSequence <= sequence);
  return within && (within.endedSequence ?? Number.POSITIVE_INFINITY) > sequence ? within : null;
}

function sequenceOf(events: readonly SessionEvent[], place: ForkPlace, turn: Turn | null): number | null {
  switch (place.kind) {
    case "turn":
      return turn && sequenceBeforeTurn(events, turn);
    case "step":
      return sequenceBeforeStep(events, place.turnId, place.step);
    case "sequence":
      return place.sequence;
  }
}

/** What a branch changes, in a few words: its name in lists. */
export function labelOfFork(changes: ForkChanges): string {
  const parts = [
    changes.message === undefined ? null : "another message",
    changes.systemPrompt === undefined ? null : "another system prompt",
    changes.model ? `with ${changes.model.label}` : null,
    counted(changes.forgetMemoryIds?.length, "without a memory", "memories left out"),
    counted(changes.memories?.length, "a memory changed", "memories changed"),
    counted(changes.removeItemIds?.length, "an item taken out", "items taken out"),
    counted(changes.restoreItemIds?.length, "an item back", "items back"),
    counted(changes.skipToolCallIds?.length, "a call left out", "calls left out"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "the same again" : parts.join(", ");
}

function counted(count: number | undefined, one: string, many: string): string | null {
  if (!count) return null;
  return count === 1 ? one : `${count} ${many}`;
}
