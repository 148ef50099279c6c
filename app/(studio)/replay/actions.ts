"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { err } from "@/lib/core/result";
import { getApp } from "@/lib/server/app";
import { runAction } from "@/lib/server/run-action";
import { exportTraces } from "@/lib/use-cases/replay/export-traces";
import { listMemoriesThen } from "@/lib/use-cases/replay/list-memories-then";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";

/** Sends one session as spans to a collector: the configured one, or one on this computer that the person names. */
export async function sendTraces(input: unknown): Promise<ActionResult<{ readonly spans: number }>> {
  const schema = z.object({
    sessionId: z.string().min(1).max(100),
    endpoint: z.string().max(2_000).nullable(),
    withContent: z.boolean(),
  });
  return runAction(schema, input, async ({ deps, ownerId }, fields) => {
    const { traces } = await getApp();
    const sent = await exportTraces(watchDependencies(deps), traces, { ownerId, ...fields });
    return sent.ok ? sent : err({ code: "traces-not-sent", reason: sent.error.reason });
  });
}

/** The memories as they stood at one event of a session. */
export async function memoriesThen(
  input: unknown,
): Promise<ActionResult<{ readonly memories: readonly MemoryVersion[]; readonly count: number }>> {
  const schema = z.object({ sessionId: z.string().min(1).max(100), sequence: z.int().min(0) });
  return runAction(schema, input, ({ deps, ownerId }, fields) =>
    listMemoriesThen(watchDependencies(deps), { ownerId, ...fields }),
  );
}
