import type { ItemKind } from "../log/context-item";
import { countedTokens, liveItems, type SessionState } from "../session/session-state";

/** Tokens that a message costs beside its text: role and separators in the chat formats of today's providers. */
export const messageOverheadTokens = 4;

/** One stretch of the budget bar. */
export type BudgetKind = "system" | "tools" | "summaries" | "retrieved" | "person" | "agent";

/** The budget of a session at one position. All figures in tokens. */
export interface Budget {
  readonly usedTokens: number;
  readonly limitTokens: number;
  readonly softTokens: number;
  readonly hardTokens: number;
  readonly freeTokens: number;
  readonly byKind: Readonly<Record<BudgetKind, number>>;
  readonly level: "comfortable" | "past-soft-mark" | "past-hard-mark";
}

const kindOfItem = {
  system: "system",
  notice: "system",
  user: "person",
  agent: "agent",
  tool: "agent",
  retrieved: "retrieved",
  summary: "summaries",
} as const satisfies Record<ItemKind, BudgetKind>;

/** The stretch of the bar an item of this kind belongs to. */
export function budgetKindOf(kind: ItemKind): BudgetKind {
  return kindOfItem[kind];
}

/** Adds up what the context costs. The parts always sum to `usedTokens`. */
export function budgetOf(state: SessionState): Budget {
  const byKind: Record<BudgetKind, number> = {
    system: 0,
    tools: state.toolTokens,
    summaries: 0,
    retrieved: 0,
    person: 0,
    agent: 0,
  };
  for (const item of liveItems(state)) byKind[kindOfItem[item.kind]] += item.tokens;
  const usedTokens = countedTokens(state);
  const { contextLimitTokens, softMark, hardMark } = state.settings;
  const softTokens = Math.floor(contextLimitTokens * softMark);
  const hardTokens = Math.floor(contextLimitTokens * hardMark);
  return {
    usedTokens,
    limitTokens: contextLimitTokens,
    softTokens,
    hardTokens,
    freeTokens: Math.max(0, contextLimitTokens - usedTokens),
    byKind,
    level:
      usedTokens > hardTokens ? "past-hard-mark" : usedTokens > softTokens ? "past-soft-mark" : "comfortable",
  };
}
