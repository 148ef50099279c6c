import type { AppError } from "../errors";
import { isLive } from "../log/context-item";
import { err, ok, type Result } from "../result";
import type { SessionState } from "../session/session-state";
import { callUnit } from "./call-unit";
import { unitsOf } from "./protection";

/** What leaves when a person takes items out by hand, and what they cost. */
export interface Removal {
  readonly itemIds: readonly string[];
  readonly tokens: number;
}

/**
 * Takes items out by the person's hand: a call and its results leave together. The system prompt, the message being answered and the step
 * that is acting stay, because without them there is nothing to answer; what the person pinned may go, for it is the person who asks.
 */
export function decideRemoval(state: SessionState, itemIds: readonly string[]): Result<Removal, AppError> {
  const unknown = itemIds.find((itemId) => !state.items.has(itemId));
  if (unknown !== undefined) return err({ code: "unknown-item", itemId: unknown });
  const gone = new Map(
    itemIds.flatMap((itemId) =>
      callUnit(state, itemId)
        .filter(isLive)
        .map((item) => [item.itemId, item] as const),
    ),
  );
  if (gone.size === 0)
    return err({ code: "fork-refused", reason: "what should leave has left the context already." });
  const held = unitsOf(state, "app").find(
    ({ protection, items }) =>
      protection !== null && protection !== "pinned" && items.some((item) => gone.has(item.itemId)),
  );
  if (held) {
    const what =
      held.protection === "system-prompt" ? "the system prompt" : "the message or step being answered";
    return err({ code: "fork-refused", reason: `${what} cannot be taken out.` });
  }
  const items = [...gone.values()];
  return ok({
    itemIds: items.map((item) => item.itemId),
    tokens: items.reduce((total, item) => total + item.tokens, 0),
  });
}
