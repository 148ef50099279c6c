"use server";

import { answerAgainContract } from "@/lib/contract/branch/answer-again";
import { forkSessionContract } from "@/lib/contract/branch/fork-session";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { modelProblem } from "@/lib/server/model-problem";
import { forkSession as fork } from "@/lib/use-cases/branch/fork-session";
import { startCounterfactual } from "@/lib/use-cases/branch/start-counterfactual";

export const forkSession = action(
  forkSessionContract,
  { scope: "session" },
  async ({ app, deps, ownerId }, fields) => {
    const problem = await modelProblem(app, { ownerId, ...fields });
    if (problem) return problem;
    const request = { ownerId, ...fields, reason: "fork", sandbox: true } as const;
    const forked = await app.turns.carryOn(() => fork(deps, request));
    return forked.ok ? ok({ branchId: fields.branchId }) : forked;
  },
);

export const answerAgain = action(
  answerAgainContract,
  { scope: "session" },
  async ({ app, deps, ownerId }, fields) => {
    const problem = await modelProblem(app, { ownerId, sessionId: fields.sessionId, changes: {} });
    if (problem) return problem;
    const started = await app.turns.carryOn(() => startCounterfactual(deps, { ownerId, ...fields }));
    if (!started.ok) return started;
    const { originalTurnId, turn } = started.value;
    return ok({ branchId: fields.branchId, originalTurnId, turnId: turn?.turnId ?? null });
  },
);
