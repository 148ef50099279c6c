import type { ModelIdentity } from "../session/events";
import type { SessionState, Step } from "../session/session-state";
import { budgetOf } from "./budget";
import { allSteps } from "./context-changes";

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
  for (let index = state.turns.size - 1; index >= 0; index--) {
    const reported = state.turns
      .get(index)
      ?.steps.map(reportedUsageOf)
      .findLast((usage) => usage !== null);
    if (reported) return reported;
  }
  return null;
}

/** The measured ratio of each model that spoke in this session, the most used first. */
export function ratioByModel(state: SessionState): readonly ModelRatio[] {
  const byModel = new Map<
    string,
    { model: ModelIdentity; countedTokens: number; reportedTokens: number; steps: number }
  >();
  for (const { step } of allSteps(state)) {
    const usage = reportedUsageOf(step);
    if (!usage) continue;
    const key = `${usage.model.provider} ${usage.model.modelId}`;
    const sum = byModel.get(key) ?? { model: usage.model, countedTokens: 0, reportedTokens: 0, steps: 0 };
    sum.countedTokens += usage.countedTokens;
    sum.reportedTokens += usage.reportedTokens;
    sum.steps += 1;
    byModel.set(key, sum);
  }
  return [...byModel.values()]
    .map((sum) => ({ ...sum, ratio: sum.reportedTokens / sum.countedTokens }))
    .sort((left, right) => right.steps - left.steps);
}

/** A provider that reports more than twice our count reports something else; following it would empty the context. */
const highestCorrection = 2;

/**
 * The hard mark in our own tokens for a model whose tokenizer counts more than ours: lowered by the ratio it last reported.
 * A model that counts less, or has not reported yet, leaves the mark where it is.
 */
export function correctedHardTokens(state: SessionState, model: ModelIdentity): number {
  const { hardTokens } = budgetOf(state);
  const reported = lastReported(state);
  if (reported?.model.modelId !== model.modelId) return hardTokens;
  return Math.floor(hardTokens / Math.min(highestCorrection, Math.max(1, reported.ratio)));
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
