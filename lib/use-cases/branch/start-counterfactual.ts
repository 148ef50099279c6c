import { memoriesUsedBy, planCounterfactual, type WhatIf } from "@/lib/core/branch/counterfactual";
import type { PlannedCounterfactual, PlannedInfluence } from "@/lib/core/branch/fork-plans";
import type { AppError } from "@/lib/core/errors";
import type { SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { type ForkedSession, forkSession } from "./fork-session";
import { planFork } from "./plan-fork";

/** Says what answering again would take; nothing is written. */
export async function planAnswerAgain(
  deps: Dependencies,
  input: SessionScope & { readonly what: WhatIf },
): Promise<Result<PlannedCounterfactual, AppError>> {
  const { ownerId, sessionId, what } = input;
  const read = await readLog(deps, input);
  if (!read.ok) return read;
  const planned = planCounterfactual(read.value.state, read.value.events, what);
  if (!planned.ok) return planned;
  const { place, changes, turnId, label } = planned.value;
  const plan = await planFork(deps, { ownerId, sessionId, place, changes });
  return plan.ok ? ok({ ...plan.value, turnId, label }) : plan;
}

/** Makes the sandbox in which the answer is made again, and takes its lease; the one who asked must run the turn. */
export async function startCounterfactual(
  deps: Dependencies,
  input: SessionScope & { readonly branchId: string; readonly what: WhatIf },
): Promise<Result<ForkedSession & { readonly originalTurnId: string }, AppError>> {
  const { ownerId, sessionId, branchId, what } = input;
  const read = await readLog(deps, input);
  if (!read.ok) return read;
  const planned = planCounterfactual(read.value.state, read.value.events, what);
  if (!planned.ok) return planned;
  const { place, changes, turnId, label } = planned.value;
  const fork = {
    ownerId,
    sessionId,
    branchId,
    place,
    changes,
    label,
    reason: "counterfactual",
    sandbox: true,
  } as const;
  const forked = await forkSession(deps, fork);
  return forked.ok ? ok({ ...forked.value, originalTurnId: turnId }) : forked;
}

/** Says what it takes to answer a turn again without each of its memories; nothing is written. */
export async function planInfluence(
  deps: Dependencies,
  input: SessionScope & { readonly turnId: string },
): Promise<Result<PlannedInfluence, AppError>> {
  const { ownerId, sessionId, turnId } = input;
  const read = await readLog(deps, input);
  if (!read.ok) return read;
  const turn = read.value.state.turns.find((candidate) => candidate.turnId === turnId);
  if (!turn) return err({ code: "unknown-step", sequence: 0 });
  const used = memoriesUsedBy(read.value.state, turn);
  if (used.length === 0)
    return err({ code: "nothing-to-answer-again", reason: "no memory stood in the prompts of this answer." });
  const perRun = await planFork(deps, { ownerId, sessionId, place: { kind: "turn", turnId }, changes: {} });
  if (!perRun.ok) return perRun;
  const memories = await Promise.all(
    used.map(async ({ memoryId, version }) => {
      const memory = await deps.memoryStore.find({ ownerId, memoryId });
      const shown = memory?.versions.find((candidate) => candidate.version === version);
      return { memoryId, content: shown?.content ?? memoryId };
    }),
  );
  return ok({ turnId, memories, runs: memories.length + 1, perRun: perRun.value });
}

async function readLog(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
): Promise<Result<{ readonly events: readonly SessionEvent[]; readonly state: SessionState }, AppError>> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  return events.length === 0
    ? err({ code: "unknown-session", sessionId })
    : ok({ events, state: foldSession(events) });
}
