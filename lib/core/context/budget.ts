import type { ItemKind } from "../log/context-item";
import type { ModelIdentity } from "../log/event-envelope";
import type { ModelFacts } from "../model/model-facts";
import { countedTokens, liveItems, type SessionState } from "../session/session-state";
import { correctedMarks } from "./corrected-marks";

/** Tokens that a message costs beside its text: role and separators in the chat formats of today's providers. */
export const messageOverheadTokens = 4;

/** One stretch of the budget bar. */
export type BudgetKind = "system" | "tools" | "summaries" | "retrieved" | "person" | "agent";

/** The budget of a session at one position. All figures in our own tokens; the marks are corrected by what the provider reported. */
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
  placed: "retrieved",
  summary: "summaries",
} as const satisfies Record<ItemKind, BudgetKind>;

/** The stretch of the bar an item of this kind belongs to. */
export function budgetKindOf(kind: ItemKind): BudgetKind {
  return kindOfItem[kind];
}

/** Who reads the next prompt, and what is known of it. */
export interface PromptReader {
  readonly identity: ModelIdentity;
  readonly facts?: ModelFacts;
}

/**
 * Adds up what the context costs. The parts always sum to `usedTokens`. The marks are those for `reader`; without one, for the model that
 * last reported.
 */
export function budgetOf(state: SessionState, reader?: PromptReader): Budget {
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
  const { contextLimitTokens } = state.settings;
  const { softTokens, hardTokens } = correctedMarks(state, reader?.identity, reader?.facts);
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
