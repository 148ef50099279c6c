import type { PlannedFork } from "@/lib/core/branch/fork-plans";
import { planFork as estimate } from "@/lib/core/branch/fork-points";
import { type ForkChanges, type ForkPlace, resolveFork } from "@/lib/core/branch/fork-request";
import type { AppError } from "@/lib/core/errors";
import { costOf } from "@/lib/core/model/cost";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** Says what a fork would take from the record and what it would run live; nothing is written. Refused like the fork itself. */
export async function planFork(
  deps: Dependencies,
  input: SessionScope & { readonly place: ForkPlace; readonly changes: ForkChanges },
): Promise<Result<PlannedFork, AppError>> {
  const { ownerId, sessionId, place, changes } = input;
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const state = foldSession(events);
  const start = resolveFork(state, events, place, changes);
  if (!start.ok) return start;
  const plan = estimate(state, start.value.sequence, start.value.turn);
  const usage = {
    inputTokens: plan.inputTokens,
    outputTokens: plan.outputTokens,
    cachedInputTokens: null,
    reasoningTokens: null,
  };
  const costUsd = costOf(usage, deps.languageModel.facts ?? unknownModelFacts);
  return ok({ ...plan, model: deps.languageModel.identity, costUsd });
}
