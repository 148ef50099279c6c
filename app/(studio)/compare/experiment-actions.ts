"use server";

import { deleteExperimentContract } from "@/lib/contract/branch/delete-experiment";
import { planExperimentContract } from "@/lib/contract/branch/plan-experiment";
import { runExperimentContract } from "@/lib/contract/branch/run-experiment";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { modelProblem } from "@/lib/server/model-problem";
import * as plans from "@/lib/use-cases/branch/plan-experiment";
import { startExperimentRun } from "@/lib/use-cases/branch/run-experiment";

export const planExperiment = action(
  planExperimentContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const planned = await plans.planExperiment(deps, { ownerId, ...fields });
    return planned.ok ? ok(true) : planned;
  },
);

export const deleteExperiment = action(
  deleteExperimentContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...fields }) => {
    const deleted = await plans.deleteExperiment(deps, { ownerId, eventId, ...fields });
    return deleted.ok ? ok(true) : deleted;
  },
);

export const runExperiment = action(
  runExperimentContract,
  { scope: "session", admits: "turn" },
  async ({ app, deps, ownerId }, fields) => {
    const problem = await modelProblem(app, { ownerId, sessionId: fields.sessionId, changes: {} });
    if (problem) return problem;
    const started = await app.turns.carryOn(() => startExperimentRun(deps, { ownerId, ...fields }));
    if (!started.ok) return started;
    return ok({ branchId: started.value.branchId, turnId: started.value.turn?.turnId ?? null });
  },
);
