"use server";

import { z } from "zod";
import type { MadeBranch } from "@/lib/client/branch/branch-actions";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { whatIfSchema } from "@/lib/core/branch/counterfactual";
import type { PlannedCounterfactual, PlannedFork, PlannedInfluence } from "@/lib/core/branch/fork-plans";
import { forkChangesSchema, forkPlaceSchema } from "@/lib/core/branch/fork-request";
import { ok } from "@/lib/core/result";
import { getApp } from "@/lib/server/app";
import { modelProblem } from "@/lib/server/model-problem";
import { runAction } from "@/lib/server/run-action";
import { forkSession as fork } from "@/lib/use-cases/branch/fork-session";
import { planFork as plan } from "@/lib/use-cases/branch/plan-fork";
import * as counterfactual from "@/lib/use-cases/branch/start-counterfactual";

const id = z.string().min(1).max(100);
const forkFields = { sessionId: id, place: forkPlaceSchema, changes: forkChangesSchema };

/** What a fork would take from the record and run live. */
export async function planFork(input: unknown): Promise<ActionResult<PlannedFork>> {
  return runAction(z.object(forkFields), input, async ({ deps, ownerId }, fields) => {
    const problem = await modelProblem(await getApp(), { ownerId, ...fields });
    return problem ?? plan(deps, { ownerId, ...fields });
  });
}

/** Makes a sandbox from any place of a session, with changes, and runs the turn on from there. */
export async function forkSession(input: unknown): Promise<ActionResult<MadeBranch>> {
  const schema = z.object({ ...forkFields, branchId: id });
  return runAction(schema, input, async ({ deps, ownerId }, fields) => {
    const app = await getApp();
    const problem = await modelProblem(app, { ownerId, ...fields });
    if (problem) return problem;
    const request = { ownerId, ...fields, reason: "fork", sandbox: true } as const;
    const forked = await app.turns.carryOn(() => fork(deps, request));
    return forked.ok ? ok({ branchId: fields.branchId }) : forked;
  });
}

/** What answering again would take. */
export async function planAnswerAgain(input: unknown): Promise<ActionResult<PlannedCounterfactual>> {
  const schema = z.object({ sessionId: id, what: whatIfSchema });
  return runAction(schema, input, ({ deps, ownerId }, fields) =>
    counterfactual.planAnswerAgain(deps, { ownerId, ...fields }),
  );
}

/** Answers again in a sandbox: without a memory or an operation, with an item back, or with nothing changed. */
export async function answerAgain(
  input: unknown,
): Promise<ActionResult<MadeBranch & { readonly originalTurnId: string; readonly turnId: string | null }>> {
  const schema = z.object({ sessionId: id, branchId: id, what: whatIfSchema });
  return runAction(schema, input, async ({ deps, ownerId }, fields) => {
    const app = await getApp();
    const problem = await modelProblem(app, { ownerId, sessionId: fields.sessionId, changes: {} });
    if (problem) return problem;
    const started = await app.turns.carryOn(() =>
      counterfactual.startCounterfactual(deps, { ownerId, ...fields }),
    );
    if (!started.ok) return started;
    const { originalTurnId, turn } = started.value;
    return ok({ branchId: fields.branchId, originalTurnId, turnId: turn?.turnId ?? null });
  });
}

/** What it takes to find out which memories mattered for an answer. */
export async function planInfluence(input: unknown): Promise<ActionResult<PlannedInfluence>> {
  const schema = z.object({ sessionId: id, turnId: id });
  return runAction(schema, input, ({ deps, ownerId }, fields) =>
    counterfactual.planInfluence(deps, { ownerId, ...fields }),
  );
}
