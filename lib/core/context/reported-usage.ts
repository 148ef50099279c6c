import type { ModelIdentity } from "../log/event-envelope";
import { overTurns } from "../session/over-turns";
import type { SessionState, Step } from "../session/session-state";

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

/** What a model's steps said about how it counts: the first report and the newest one. */
export interface ModelReports {
  readonly first: ReportedUsage;
  readonly last: ReportedUsage;
}

/** The first and the newest report of this model in the session; null before one. */
export function reportsOf(
  state: SessionState,
  model: Pick<ModelIdentity, "provider" | "modelId">,
): ModelReports | null {
  return reportedSoFar(state.turns).reportsOf.get(keyOf(model)) ?? null;
}

interface Reported {
  readonly last: ReportedUsage | null;
  readonly byModel: ReadonlyMap<string, ModelRatio>;
  readonly reportsOf: ReadonlyMap<string, ModelReports>;
}

const nothingReported: Reported = { last: null, byModel: new Map(), reportsOf: new Map() };

const reportedSoFar = overTurns<Reported>(nothingReported, (sum, turn) =>
  turn.steps.map(reportedUsageOf).reduce<Reported>(withUsage, sum),
);

function withUsage(reported: Reported, usage: ReportedUsage | null): Reported {
  if (!usage) return reported;
  const { byModel, reportsOf } = reported;
  const key = keyOf(usage.model);
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
  const reports = { first: reportsOf.get(key)?.first ?? usage, last: usage };
  return {
    last: usage,
    byModel: new Map(byModel).set(key, sum),
    reportsOf: new Map(reportsOf).set(key, reports),
  };
}

function keyOf({ provider, modelId }: Pick<ModelIdentity, "provider" | "modelId">): string {
  return `${provider} ${modelId}`;
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
