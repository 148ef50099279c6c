import { budgetOf } from "@/lib/core/context/budget";
import { decideRestore, decideUndoSummary, type Restoration } from "@/lib/core/context/decide-restore";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";
import { cleanText } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, findRepeated } from "../log/append-events";
import type { SessionScope } from "../scope";
import { newItem } from "../session/new-item";

/** A change of the context by the person. `eventId` makes a repeated request harmless. */
interface ContextChange extends SessionScope {
  readonly eventId: string;
}

/** Brings items back into the context, exactly to their old places. */
export function restoreItems(
  deps: Dependencies,
  input: ContextChange & { readonly itemIds: readonly string[] },
): Promise<Result<Appended, AppError>> {
  return change(deps, input, (state) => {
    const decided = decideRestore(state, input.itemIds);
    return decided.ok ? ok(restored(decided.value)) : decided;
  });
}

/** Brings back everything a SUMMARY folded and takes the summary out. */
export function undoSummary(
  deps: Dependencies,
  input: ContextChange & { readonly summaryItemId: string },
): Promise<Result<Appended, AppError>> {
  return change(deps, input, (state) => {
    const decided = decideUndoSummary(state, input.summaryItemId);
    return decided.ok ? ok(restored(decided.value)) : decided;
  });
}

/** Pins an item (nothing may take it) or marks it so that no FILTER takes it. Pins that leave no room to answer are refused. */
export function protectItem(
  deps: Dependencies,
  input: ContextChange & { readonly itemId: string; readonly pinned: boolean; readonly neverFilter: boolean },
): Promise<Result<Appended, AppError>> {
  const { itemId, pinned, neverFilter } = input;
  return change(deps, input, (state) => {
    if (!state.items.has(itemId)) return err({ code: "unknown-item", itemId });
    const refusal = pinned ? pinRefusal(state, itemId) : null;
    return refusal ? err(refusal) : ok({ type: "item-protection-changed", itemId, pinned, neverFilter });
  });
}

/** Another system prompt from the next step on; the one before stays in the log. One that leaves no room to answer is refused. */
export function rewriteSystemPrompt(
  deps: Dependencies,
  input: ContextChange & { readonly text: string },
): Promise<Result<Appended, AppError>> {
  return change(deps, input, (state) => {
    const text = cleanText(input.text);
    const prompt = liveItems(state).find((item) => item.kind === "system");
    if (text === null || text.trim() === "" || !prompt) return err({ code: "unreadable-text" });
    const item = newItem(deps, { kind: "system", author: prompt.author, text });
    const { softTokens } = budgetOf(state);
    const standing = item.tokens + state.toolTokens;
    return standing > softTokens
      ? err({
          code: "pins-exceed-budget",
          pinnedTokens: standing,
          limitTokens: state.settings.contextLimitTokens,
        })
      : ok({ type: "item-replaced", itemId: prompt.itemId, item });
  });
}

type Payload<Event> = Event extends NewEvent ? Omit<Event, "id" | "at" | "by" | "turnId" | "step"> : never;

async function change(
  deps: Dependencies,
  { ownerId, sessionId, eventId }: ContextChange,
  decide: (state: SessionState) => Result<Payload<NewEvent>, AppError>,
): Promise<Result<Appended, AppError>> {
  const repeated = await findRepeated(deps, { ownerId, sessionId, eventId });
  if (repeated) return repeated;
  return appendEvents(deps, { ownerId, sessionId }, (state) => {
    const decided = decide(state);
    if (!decided.ok) return decided;
    const shared = {
      id: eventId,
      at: deps.clock.now().toISOString(),
      by: "person",
      turnId: null,
      step: null,
    } as const;
    return ok({ events: [{ ...shared, ...decided.value } as NewEvent] });
  });
}

function restored({ itemIds, tokens, undoneSummaryItemId }: Restoration): Payload<NewEvent> {
  return { type: "items-restored", itemIds: [...itemIds], tokens, undoneSummaryItemId };
}

/** Pinned items and what is never removed anyway must leave the soft mark's worth of room. */
function pinRefusal(state: SessionState, itemId: string): AppError | null {
  const { softTokens } = budgetOf(state);
  const pinnedTokens = liveItems(state)
    .filter((item) => item.pinned || item.kind === "system" || item.itemId === itemId)
    .reduce((sum, item) => sum + item.tokens, state.toolTokens);
  return pinnedTokens > softTokens
    ? { code: "pins-exceed-budget", pinnedTokens, limitTokens: state.settings.contextLimitTokens }
    : null;
}
