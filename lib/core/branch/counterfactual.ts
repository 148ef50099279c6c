import { z } from "zod";
import { readJson, showsMemory } from "../context/without-memory";
import type { AppError } from "../errors";
import { modelChoiceSchema } from "../log/event-envelope";
import type { SessionEvent } from "../log/events";
import { err, ok, type Result } from "../result";
import type { SessionState, Step, Turn } from "../session/session-state";
import { beginningOf, shortenedTo } from "../text/shorten";
import type { ForkChanges, ForkPlace } from "./fork-request";

const id = z.string().min(1).max(100);

/** What an answer is made again without, or with. */
export const whatIfSchema = z.discriminatedUnion("kind", [
  /** Without this memory: not in the store, not in the context. */
  z.object({ kind: z.literal("memory"), memoryId: id, turnId: id.optional() }),
  /** Without this operation of the agent, or without the effect of this FILTER or SUMMARY of the person. */
  z.object({ kind: z.literal("operation"), sequence: z.int().positive() }),
  /** With this item back in the context. */
  z.object({ kind: z.literal("item"), itemId: id }),
  /** By another model; null is the owner's default. A policy and its base are compared in this way. */
  z.object({
    kind: z.literal("model"),
    turnId: id,
    choice: modelChoiceSchema.nullable(),
    label: z.string().min(1).max(200),
  }),
  /** With nothing changed: how much an answer moves by itself. */
  z.object({ kind: z.literal("nothing"), turnId: id }),
]);
export type WhatIf = z.infer<typeof whatIfSchema>;

/** A what-if as a fork: from where, with which changes, and which turn of the original its answer is beside. */
export interface Counterfactual {
  readonly place: ForkPlace;
  readonly changes: ForkChanges;
  readonly turnId: string;
  /** Its name in lists: "without “Lives in Bergen.”". */
  readonly label: string;
}

/** Turns a question "what if" into a fork; refused with the reason when no answer can show the difference. */
export function planCounterfactual(
  state: SessionState,
  events: readonly SessionEvent[],
  what: WhatIf,
): Result<Counterfactual, AppError> {
  switch (what.kind) {
    case "memory":
      return withoutMemory(state, what);
    case "operation":
      return withoutOperation(state, events, what.sequence);
    case "item":
      return withItemBack(state, what.itemId);
    case "model":
      return ok({
        place: { kind: "turn", turnId: what.turnId },
        changes: { model: { choice: what.choice, label: what.label } },
        turnId: what.turnId,
        label: `by ${what.label}`,
      });
    case "nothing":
      return ok({
        place: { kind: "turn", turnId: what.turnId },
        changes: {},
        turnId: what.turnId,
        label: "the same again",
      });
  }
}

/** A memory that was in the prompts of a turn. */
export interface UsedMemory {
  readonly memoryId: string;
  readonly version: number;
}

/** The memories that were in any prompt of a turn, in the order in which they first did. */
export function memoriesUsedBy(state: SessionState, turn: Turn): readonly UsedMemory[] {
  const used = new Map<string, UsedMemory>();
  for (const step of turn.steps) {
    for (const itemId of step.promptItemIds) {
      for (const memory of state.items.get(itemId)?.memories ?? [])
        if (!used.has(memory.memoryId)) used.set(memory.memoryId, memory);
    }
  }
  return [...used.values()];
}

function withoutMemory(
  state: SessionState,
  { memoryId, turnId }: Extract<WhatIf, { kind: "memory" }>,
): Result<Counterfactual, AppError> {
  const uses = (turn: Turn) => memoriesUsedBy(state, turn).some((memory) => memory.memoryId === memoryId);
  const turn = state.turns.findLast((candidate) =>
    turnId === undefined ? uses(candidate) : candidate.turnId === turnId,
  );
  if (!turn)
    return err({ code: "nothing-to-answer-again", reason: "no answer of this session used this memory." });
  return ok({
    place: { kind: "turn", turnId: turn.turnId },
    changes: { forgetMemoryIds: [memoryId] },
    turnId: turn.turnId,
    label: `without ${nameOf(state, memoryId)}`,
  });
}

/** A memory by its text where the session shows it, else by its id. */
function nameOf(state: SessionState, memoryId: string): string {
  const shown = state.order.items();
  for (const item of shown) {
    if (!showsMemory(item, memoryId)) continue;
    const content = contentIn(item.text, memoryId);
    if (content !== null) return `“${shortenedTo(content, 60)}”`;
  }
  return memoryId;
}

function contentIn(text: string, memoryId: string): string | null {
  const answer = readJson(text);
  if (typeof answer !== "object" || answer === null || !("retrieved" in answer)) return null;
  const entries: readonly unknown[] = Array.isArray(answer.retrieved) ? answer.retrieved : [];
  for (const entry of entries) {
    if (typeof entry !== "object" || entry === null || !("memory_id" in entry) || !("content" in entry))
      continue;
    if (entry.memory_id === memoryId && typeof entry.content === "string") return entry.content;
  }
  return null;
}

function withoutOperation(
  state: SessionState,
  events: readonly SessionEvent[],
  sequence: number,
): Result<Counterfactual, AppError> {
  const event = events[sequence - 1];
  if (!event || !("operation" in event) || event.operation === null)
    return err({ code: "unknown-step", sequence });
  if (event.turnId !== null && event.toolCallId !== null) {
    return ok({
      place: { kind: "sequence", sequence: sequence - 1 },
      changes: { skipToolCallIds: [event.toolCallId] },
      turnId: event.turnId,
      label: `without this ${event.operation}`,
    });
  }
  const label = `without this ${event.operation}`;
  if (event.type === "context-filtered") return backBefore(state, event.removedItemIds, sequence, label);
  if (event.type === "context-summarized")
    return backBefore(state, event.replacedItemIds, sequence, label, [event.summary.itemId]);
  return err({ code: "nothing-to-answer-again", reason: "this was not a call of the agent." });
}

function withItemBack(state: SessionState, itemId: string): Result<Counterfactual, AppError> {
  const item = state.items.get(itemId);
  if (!item) return err({ code: "unknown-item", itemId });
  if (item.fate.status === "live") return err({ code: "item-is-live", itemId });
  return backBefore(
    state,
    [itemId],
    item.fate.bySequence,
    `with “${beginningOf(item.text.trim(), 60)}” back`,
  );
}

/** The last answer that was made while these items were out, made again with them in; a summary that stood for them leaves. */
function backBefore(
  state: SessionState,
  itemIds: readonly string[],
  leftAt: number,
  label: string,
  summaryItemIds: readonly string[] = [],
): Result<Counterfactual, AppError> {
  const turn = state.turns.findLast((candidate) => stepAfter(candidate, leftAt) !== undefined);
  const step = turn && stepAfter(turn, leftAt);
  if (!turn || !step)
    return err({
      code: "nothing-to-answer-again",
      reason: "nothing was answered since this left the context.",
    });
  if (itemIds.length === 0)
    return err({ code: "nothing-to-answer-again", reason: "it took nothing out of the context." });
  const place: ForkPlace =
    leftAt < turn.startedSequence
      ? { kind: "turn", turnId: turn.turnId }
      : { kind: "step", turnId: turn.turnId, step: step.step };
  const removed = summaryItemIds.filter((itemId) => state.items.get(itemId)?.fate.status === "live");
  const removeItemIds = removed.length === 0 ? {} : { removeItemIds: removed };
  return ok({
    place,
    changes: { restoreItemIds: [...itemIds], ...removeItemIds },
    turnId: turn.turnId,
    label,
  });
}

function stepAfter(turn: Turn, sequence: number): Step | undefined {
  return turn.steps.find((step) => step.startedSequence > sequence);
}
