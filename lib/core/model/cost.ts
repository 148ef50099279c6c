import type { Usage } from "../log/event-envelope";
import { overTurns } from "../session/over-turns";
import type { SessionState, Turn } from "../session/session-state";
import type { ModelFacts } from "./model-facts";

const perMillion = 1_000_000;

/**
 * What one model call cost, in US dollars: what the provider reported times what is known of its prices.
 * Null when either is missing, because a wrong zero would be believed.
 */
export function costOf(usage: Usage | null, facts: ModelFacts): number | null {
  const { inputPrice, outputPrice } = facts;
  if (usage?.inputTokens == null || usage.outputTokens == null) return null;
  if (inputPrice === null || outputPrice === null) return null;
  const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  const cachedPrice = facts.cachedInputPrice ?? inputPrice;
  const input = (usage.inputTokens - cached) * inputPrice + cached * cachedPrice;
  return (input + usage.outputTokens * outputPrice) / perMillion;
}

/** The cost of several calls; `unpricedCalls` is how many of them nobody can price. */
export interface CostSum {
  readonly usd: number;
  readonly pricedCalls: number;
  readonly unpricedCalls: number;
}

/** What no call costs. */
export const noCost: CostSum = { usd: 0, pricedCalls: 0, unpricedCalls: 0 };

/** Two sums as one. */
export function addCosts(left: CostSum, right: CostSum): CostSum {
  return {
    usd: left.usd + right.usd,
    pricedCalls: left.pricedCalls + right.pricedCalls,
    unpricedCalls: left.unpricedCalls + right.unpricedCalls,
  };
}

/** What a turn's finished model calls cost. */
export function costOfTurn(turn: Turn): CostSum {
  return addTurn(noCost, turn);
}

/** What a session's finished model calls cost. */
export const costOfSession: (state: Pick<SessionState, "turns">) => CostSum = (state) =>
  sumOverTurns(state.turns);

const sumOverTurns = overTurns<CostSum>(noCost, addTurn);

function addTurn(sum: CostSum, turn: Turn): CostSum {
  let { usd, pricedCalls, unpricedCalls } = sum;
  for (const { finished } of turn.steps) {
    if (!finished) continue;
    if (finished.costUsd === undefined) unpricedCalls += 1;
    else pricedCalls += 1;
    usd += finished.costUsd ?? 0;
  }
  return { usd, pricedCalls, unpricedCalls };
}
