import type { ModelIdentity, SessionSettings } from "../log/event-envelope";
import { type ModelFacts, unknownModelFacts } from "../model/model-facts";
import type { SessionState } from "../session/session-state";
import { lastReported, type ModelReports, reportsOf } from "./reported-usage";

/** How a model counts what we count: `fixedTokens` for every prompt (its template, its form of the tools) and `ratio` for each of ours. */
export interface TokenizerFit {
  readonly fixedTokens: number;
  readonly ratio: number;
}

/** The model that counts as we do. */
const sameCount: TokenizerFit = { fixedTokens: 0, ratio: 1 };

/** Both marks in our own tokens, so that they can be compared with what we count. */
export interface Marks {
  readonly softTokens: number;
  readonly hardTokens: number;
}

/** Two reports this far apart, in our tokens, say what a prompt costs beside its text; closer ones say only a ratio. */
const spreadTokens = 200;

/** Outside of these a report is about something else than the prompt; following it would empty the context or overfill it. */
const [lowestRatio, highestRatio] = [0.5, 2];

/**
 * How this model counts, learned from what its provider reported in this session: by two numbers once two reports lie apart, before that
 * by the newest one's ratio, and before any by the ratio that is known of the model.
 */
export function tokenizerFit(
  state: SessionState,
  model: Pick<ModelIdentity, "provider" | "modelId">,
  { tokenizerRatio }: Pick<ModelFacts, "tokenizerRatio"> = unknownModelFacts,
): TokenizerFit {
  const reports = reportsOf(state, model);
  if (!reports) return tokenizerRatio === null ? sameCount : { fixedTokens: 0, ratio: tokenizerRatio };
  return lineThrough(reports) ?? { fixedTokens: 0, ratio: withinBounds(reports.last.ratio) };
}

function lineThrough({ first, last }: ModelReports): TokenizerFit | null {
  const spread = last.countedTokens - first.countedTokens;
  if (Math.abs(spread) < spreadTokens) return null;
  const ratio = (last.reportedTokens - first.reportedTokens) / spread;
  if (ratio !== withinBounds(ratio)) return null;
  return { fixedTokens: last.reportedTokens - ratio * last.countedTokens, ratio };
}

function withinBounds(ratio: number): number {
  return Math.min(highestRatio, Math.max(lowestRatio, ratio));
}

/** What the model is expected to count of a prompt that we count with so many tokens. */
export function expectedTokens({ fixedTokens, ratio }: TokenizerFit, countedTokens: number): number {
  return Math.max(0, Math.round(fixedTokens + ratio * countedTokens));
}

/**
 * Both marks in our own tokens for the model that reads the next prompt; by default the one that last reported. Lowered where it reads
 * less than the budget allows or counts more than we do; a model that counts less leaves them where they are.
 */
export function correctedMarks(
  state: SessionState,
  model: Pick<ModelIdentity, "provider" | "modelId"> | null = lastReported(state)?.model ?? null,
  facts: Pick<ModelFacts, "contextTokens" | "tokenizerRatio"> = unknownModelFacts,
): Marks {
  const fit = model ? tokenizerFit(state, model, facts) : sameCount;
  return {
    softTokens: corrected(state.settings, state.settings.softMark, fit, facts.contextTokens),
    hardTokens: corrected(state.settings, state.settings.hardMark, fit, facts.contextTokens),
  };
}

function corrected(
  { contextLimitTokens }: SessionSettings,
  mark: number,
  { fixedTokens, ratio }: TokenizerFit,
  contextTokens: number | null,
): number {
  const readable = contextTokens === null ? contextLimitTokens : Math.min(contextLimitTokens, contextTokens);
  const inItsTokens = Math.floor(readable * mark);
  const inOurs = Math.floor((inItsTokens - fixedTokens) / ratio);
  return Math.max(Math.floor(inItsTokens / highestRatio), Math.min(inItsTokens, inOurs));
}
