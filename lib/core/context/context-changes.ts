import { countedTokens, liveItems, type SessionState, type Step } from "../session/session-state";

/** How one content of the context differs from an earlier one. */
export interface ContextChanges {
  readonly enteredItemIds: readonly string[];
  readonly leftItemIds: readonly string[];
  readonly tokens: number;
}

/** A model call together with the turn it belongs to. */
export interface PlacedStep {
  readonly turnId: string;
  /** The turn's place in the session, counted from 1. */
  readonly turnNumber: number;
  readonly step: Step;
}

/** Every model call of the session, oldest first. */
export function allSteps(state: SessionState): readonly PlacedStep[] {
  return state.turns
    .toArray()
    .flatMap((turn, index) =>
      turn.steps.map((step) => ({ turnId: turn.turnId, turnNumber: index + 1, step })),
    );
}

/** The most recent model call, or null before the first. */
export function lastStep(state: SessionState): PlacedStep | null {
  const index = state.turns.findLastIndex((turn) => turn.steps.length > 0);
  const turn = index < 0 ? undefined : state.turns.get(index);
  const step = turn?.steps.at(-1);
  return turn && step ? { turnId: turn.turnId, turnNumber: index + 1, step } : null;
}

/** What changed in the context since the prompt of the last model call; null before the first. */
export function changesSinceLastStep(state: SessionState): ContextChanges | null {
  const last = lastStep(state);
  if (!last) return null;
  const now = liveItems(state).map((item) => item.itemId);
  return changesBetween(
    { itemIds: last.step.promptItemIds, tokens: last.step.countedTokens },
    { itemIds: now, tokens: countedTokens(state) },
  );
}

/** What entered and what left between two prompts. */
export function changesBetween(
  before: { readonly itemIds: readonly string[]; readonly tokens: number },
  after: { readonly itemIds: readonly string[]; readonly tokens: number },
): ContextChanges {
  const present = new Set(before.itemIds);
  const enteredItemIds = after.itemIds.filter((itemId) => !present.delete(itemId));
  return { enteredItemIds, leftItemIds: [...present], tokens: after.tokens - before.tokens };
}
