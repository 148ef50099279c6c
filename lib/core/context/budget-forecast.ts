import { countedTokens, type SessionState, type Turn } from "../session/session-state";
import { budgetOf } from "./budget";

/** How many finished turns the pace is measured over: recent enough to follow a change of subject, long enough to be calm. */
const paceTurns = 5;

/** Where the budget is heading. `mark` is the next one that lies ahead. */
export type BudgetForecast =
  | { readonly kind: "no-pace-yet" }
  | { readonly kind: "past-hard-mark" }
  | {
      readonly kind: "crosses";
      readonly mark: "soft" | "hard";
      readonly tokensPerTurn: number;
      /** Whole turns from now until the mark is crossed, at least 1. */
      readonly turns: number;
      /** The number of that turn in this session, counted from 1. */
      readonly turnNumber: number;
    };

/**
 * Foretells which turn crosses the next mark, from the mean growth of the last turns. Turns in which the context shrank are left
 * out: they measure a SUMMARY or FILTER, not the pace of the conversation.
 */
export function forecastBudget(state: SessionState): BudgetForecast {
  const { usedTokens, softTokens, hardTokens } = budgetOf(state);
  if (usedTokens > hardTokens) return { kind: "past-hard-mark" };
  const growth = recentGrowth(state);
  if (growth.length === 0) return { kind: "no-pace-yet" };
  const tokensPerTurn = growth.reduce((sum, tokens) => sum + tokens, 0) / growth.length;
  const mark = usedTokens > softTokens ? "hard" : "soft";
  const room = (mark === "soft" ? softTokens : hardTokens) - usedTokens;
  const turns = Math.max(1, Math.floor(room / tokensPerTurn) + 1);
  return {
    kind: "crosses",
    mark,
    tokensPerTurn: Math.round(tokensPerTurn),
    turns,
    turnNumber: finishedTurns(state) + turns,
  };
}

function finishedTurns(state: SessionState): number {
  return state.turns.size - (state.turns.last()?.status === "running" ? 1 : 0);
}

/** Growth of the last finished turns in tokens, positive ones only. */
function recentGrowth(state: SessionState): readonly number[] {
  const growth: number[] = [];
  let tokensAfter = countedTokens(state);
  for (let index = state.turns.size - 1; index >= 0 && growth.length < paceTurns; index--) {
    const turn = state.turns.get(index);
    const tokensBefore = turn && tokensBeforeTurn(state, turn);
    if (turn === undefined || tokensBefore === null || tokensBefore === undefined) continue;
    if (turn.status !== "running" && tokensAfter > tokensBefore) growth.push(tokensAfter - tokensBefore);
    tokensAfter = tokensBefore;
  }
  return growth;
}

/** What the context cost before the turn's message came; null for a turn that never reached a model. */
function tokensBeforeTurn(state: SessionState, turn: Turn): number | null {
  const [firstStep] = turn.steps;
  if (!firstStep) return null;
  const messageTokens = turn.userItemIds.reduce(
    (sum, itemId) => sum + (state.items.get(itemId)?.tokens ?? 0),
    0,
  );
  return Math.max(0, firstStep.countedTokens - messageTokens);
}
