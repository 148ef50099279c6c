import "server-only";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import type { RequestFailure } from "@/lib/contract/failure";
import { type AppError, describeError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { describeThrown } from "./error-response";

/** How long a look at the database holds, in milliseconds, however many tabs ask. */
const holdsForMs = 2_000;

/** How long a write and a read may take before the database counts as slow, in milliseconds. */
const patienceMs = 5_000;

/** Says whether the app can serve a person now. */
export interface Readiness {
  /** What is wrong with the place everything is kept in, in words; null when it can be written and read, and has room. */
  storageProblem(): Promise<RequestFailure | null>;
}

/** Looks at a database: its room, one commit, one read. */
export function createReadiness(app: {
  readonly database: Pick<Database, "probe">;
  readonly mayWrite: () => Promise<Result<null, AppError>>;
}): Readiness {
  let known: { readonly atMs: number; readonly problem: Promise<RequestFailure | null> } | null = null;
  return {
    storageProblem() {
      const nowMs = performance.now();
      if (known === null || nowMs - known.atMs >= holdsForMs) known = { atMs: nowMs, problem: look(app) };
      return known.problem;
    },
  };
}

async function look({
  database,
  mayWrite,
}: Parameters<typeof createReadiness>[0]): Promise<RequestFailure | null> {
  try {
    const allowed = await mayWrite();
    if (!allowed.ok) return failureOf(allowed.error);
    return await withPatience(database.probe());
  } catch (error) {
    return describeThrown(error);
  }
}

async function withPatience(probe: Promise<void>): Promise<RequestFailure | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<RequestFailure>((resolve) => {
    timer = setTimeout(() => resolve(failureOf({ code: "database-slow" })), patienceMs);
  });
  try {
    return await Promise.race([probe.then(() => null), tooSlow]);
  } finally {
    clearTimeout(timer);
    // What comes of it after the patience is over was answered already.
    probe.catch(() => null);
  }
}

function failureOf(error: AppError): RequestFailure {
  return { code: error.code, message: describeError(error) };
}
