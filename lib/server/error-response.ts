import "server-only";
import { databaseTroubleOf } from "@/lib/adapters/prisma/engine/database-trouble";
import { freeSpaceFloorBytes } from "@/lib/adapters/prisma/engine/free-space";
import type { RequestFailure } from "@/lib/contract/failure";
import { type AppError, describeError } from "@/lib/core/errors";
import { UnknownActorError } from "./actor";
import { AppUnavailableError } from "./app-unavailable-error";
import { EnvironmentError } from "./environment";
import { log } from "./log";

/** The compiler complains when a new error has no status. */
const statuses = {
  "not-signed-in": 401,
  "machine-owner-only": 403,
  "invalid-request": 400,
  "unknown-session": 404,
  "empty-message": 400,
  "message-too-long": 413,
  "unreadable-text": 400,
  "turn-running": 409,
  "lease-lost": 409,
  "id-taken": 409,
  "stale-sequence": 409,
  "stale-memory": 409,
  "stale-memories": 409,
  "stale-proposal": 409,
  "session-busy": 503,
  "too-many-turns": 503,
  "disk-almost-full": 503,
  "database-unreachable": 503,
  "database-slow": 503,
  "unknown-memory": 404,
  "operation-refused": 422,
  "unknown-item": 404,
  "item-is-live": 409,
  "restore-exceeds-budget": 409,
  "pins-exceed-budget": 409,
  "address-refused": 400,
  "key-unusable": 400,
  "local-model-refused": 409,
  "unknown-connection": 404,
  "connection-read-only": 409,
  "too-many-connections": 409,
  "embedder-failed": 503,
  "traces-not-sent": 502,
  "import-refused": 422,
  "empty-criteria": 400,
  "not-paused": 409,
  "unknown-step": 404,
  "fork-of-running-turn": 409,
  "fork-refused": 409,
  "nothing-to-answer-again": 409,
  "session-deleted": 410,
  "turns-running": 409,
  "episodes-running": 409,
  "restore-refused": 422,
  "unknown-lab-run": 404,
  "unknown-episode": 404,
  "lab-run-refused": 409,
} as const satisfies Record<AppError["code"], number>;

/** The HTTP status of an expected failure. */
export function statusOf(error: AppError): number {
  return statuses[error.code];
}

/** The HTTP status of something that threw. */
export function thrownStatus(error: unknown): number {
  if (error instanceof UnknownActorError) return statusOf(error.error);
  const trouble = troubleOf(error);
  return trouble ? statusOf(trouble) : 503;
}

/** An expected failure as JSON: a code for programs, a sentence for people. */
export function errorResponse(error: AppError): Response {
  return failureResponse({ code: error.code, message: describeError(error), status: statusOf(error) });
}

/** A failure that is already in words. */
export function failureResponse({
  code,
  message,
  status,
}: RequestFailure & { readonly status: number }): Response {
  const headers = { "cache-control": "no-store", ...(status === 503 ? { "retry-after": "2" } : {}) };
  return Response.json({ error: { code, message } }, { status, headers });
}

/** Runs a handler and turns what it throws into an answer without a stack trace: the log has the details. */
export async function guarded(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    return failureResponse({ ...describeThrown(error), status: thrownStatus(error) });
  }
}

/** What a person reads when something threw. */
export function describeThrown(error: unknown): RequestFailure {
  if (error instanceof UnknownActorError)
    return { code: error.error.code, message: describeError(error.error) };
  if (error instanceof AppUnavailableError || error instanceof EnvironmentError)
    return { code: "app-unavailable", message: error.message };
  const trouble = troubleOf(error);
  if (trouble) {
    log.warn({ error }, `a request failed: ${trouble.code}`);
    return { code: trouble.code, message: describeError(trouble) };
  }
  log.error({ error }, "a request failed unexpectedly");
  return {
    code: "unexpected",
    message: "Something went wrong inside the app. What was saved is safe; try again.",
  };
}

/** What the database could not do, as an expected failure; null for everything else. */
function troubleOf(error: unknown): AppError | null {
  switch (databaseTroubleOf(error)) {
    case "unreachable":
      return { code: "database-unreachable" };
    case "slow":
      return { code: "database-slow" };
    case "full":
      return { code: "disk-almost-full", freeBytes: 0, floorBytes: freeSpaceFloorBytes };
    case "unkeepable-text":
      return { code: "invalid-request", problem: "it has a character that no text may have." };
    case null:
      return null;
  }
}
