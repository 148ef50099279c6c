import type { ModelIdentity } from "../log/event-envelope";
import { type ModelFacts, unknownModelFacts } from "../model/model-facts";
import { overTurns } from "../session/over-turns";
import type { SessionState, Step } from "../session/session-state";
import { budgetOf } from "./budget";

/** One step's prompt, counted by us and reported by the provider. `ratio` is reported ÷ counted. */
export interface ReportedUsage {
  readonly model: ModelIdentity;
  readonly countedTokens: number;
  readonly reportedTokens: number;
  readonly ratio: number;
}

/** The same, summed over all steps of one model. */
export interface ModelRatio extends ReportedUsage {
  readonly steps: number;
}

/** What the provider reported of the last finished step that it reported on; null when it never did. */
export function lastReported(state: SessionState): ReportedUsage | null {
  return reportedSoFar(state.turns).last;
}

/** The measured ratio of each model that spoke in this session, the most used first. */
export function ratioByModel(state: SessionState): readonly ModelRatio[] {
  return [...reportedSoFar(state.turns).byModel.values()].sort((left, right) => right.steps - left.steps);
}

interface Reported {
  readonly last: ReportedUsage | null;
  readonly byModel: ReadonlyMap<string, ModelRatio>;
}

const reportedSoFar = overTurns<Reported>({ last: null, byModel: new Map() }, (sum, turn) =>
  turn.steps.map(reportedUsageOf).reduce<Reported>(withUsage, sum),
);

function withUsage({ last, byModel }: Reported, usage: ReportedUsage | null): Reported {
  if (!usage) return { last, byModel };
  const key = `${usage.model.provider} ${usage.model.modelId}`;
  const known = byModel.get(key);
  const countedTokens = usage.countedTokens + (known?.countedTokens ?? 0);
  const reportedTokens = usage.reportedTokens + (known?.reportedTokens ?? 0);
  const sum = {
    model: known?.model ?? usage.model,
    countedTokens,
    reportedTokens,
    ratio: reportedTokens / countedTokens,
    steps: (known?.steps ?? 0) + 1,
  };
  return { last: usage, byModel: new Map(byModel).set(key, sum) };
}

/** A provider that reports more than twice our count reports something else; following it would empty the context. */
const highestCorrection = 2;

/**
 * The hard mark in our own tokens for a model that reads less than the budget allows, or whose tokenizer counts more than ours: lowered
 * by the ratio it last reported, before its first report by the one that is known of it. A model that counts less leaves the mark where it is.
 */
export function correctedHardTokens(
  state: SessionState,
  model: ModelIdentity,
  { contextTokens, tokenizerRatio }: ModelFacts = unknownModelFacts,
): number {
  const { hardTokens } = budgetOf(state);
  const readable = contextTokens === null ? hardTokens : Math.floor(contextTokens * state.settings.hardMark);
  const reported = lastReported(state);
  const ratio = reported?.model.modelId === model.modelId ? reported.ratio : (tokenizerRatio ?? 1);
  return Math.floor(Math.min(hardTokens, readable) / Math.min(highestCorrection, Math.max(1, ratio)));
}

function reportedUsageOf(step: Step): ReportedUsage | null {
  const reportedTokens = step.finished?.usage?.inputTokens ?? null;
  if (reportedTokens === null || step.countedTokens === 0) return null;
  return {
    model: step.model,
    countedTokens: step.countedTokens,
    reportedTokens,
    ratio: reportedTokens / step.countedTokens,
  };
}
