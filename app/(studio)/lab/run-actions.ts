"use server";

import { continueRunContract } from "@/lib/contract/lab/continue-run";
import { startRunContract } from "@/lib/contract/lab/start-run";
import { ok } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { startLabRun } from "@/lib/server/start-lab-run";
import { queueRun } from "@/lib/use-cases/lab/queue-run";

/** Begins a run that this process works on, beside every other worker. */
export const startRun = action(
  startRunContract,
  { scope: "owner" },
  async ({ app, deps, ownerId }, order) => {
    const started = await startLabRun(app, deps, ownerId, order);
    if (started.ok) app.workOnLab();
    return started;
  },
);

/** Goes on with a run: what has an outcome keeps it. */
export const continueRun = action(
  continueRunContract,
  { scope: "owner" },
  async ({ app, ownerId }, { runId }) => {
    const queued = await queueRun(app, { ownerId, runId });
    if (!queued.ok) return queued;
    app.workOnLab();
    return ok({ cells: queued.value });
  },
);
