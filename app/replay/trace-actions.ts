"use server";

import { sendTracesContract } from "@/lib/contract/replay/send-traces";
import { err } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import { exportTraces } from "@/lib/use-cases/replay/export-traces";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";

export const sendTraces = action(
  sendTracesContract,
  { scope: "session" },
  async ({ app, deps, ownerId }, fields) => {
    const traces = { exporter: app.traces.exporter, collector: app.traces.collectorFor(ownerId) };
    const sent = await exportTraces(watchDependencies(deps), traces, { ownerId, ...fields });
    return sent.ok ? sent : err({ code: "traces-not-sent", reason: sent.error.reason });
  },
);
