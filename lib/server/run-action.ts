import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { type AppError, describeError } from "@/lib/core/errors";
import type { SessionEvent } from "@/lib/core/log/events";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { Appended } from "@/lib/use-cases/log/append-events";
import { requireActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";
import { isSameOrigin } from "./request-guard";

/** Who acts, and on what. */
export interface ActionContext {
  readonly deps: Dependencies;
  readonly ownerId: string;
}

/** What a page shows when an action failed: a code for programs, a sentence for people. */
export interface ActionFailure {
  readonly code: string;
  readonly message: string;
}

/** The frame of every server action: same origin → schema → owner → use-case → a value or a sentence. Never throws to the browser. */
export async function runAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  input: unknown,
  work: (context: ActionContext, fields: z.infer<Schema>) => Promise<Result<Value, AppError>>,
): Promise<Result<Value, ActionFailure>> {
  try {
    const request = { headers: await headers() };
    if (!isSameOrigin(request))
      return failed({ code: "invalid-request", problem: "it did not come from this app's own page." });
    const parsed = schema.safeParse(input);
    if (!parsed.success)
      return failed({
        code: "invalid-request",
        problem: parsed.error.issues[0]?.message ?? "unknown fields.",
      });
    const { ownerId } = await requireActor(request);
    const deps = await (await getApp()).dependenciesFor({ ownerId, sessionId: sessionOf(parsed.data) });
    const result = await work({ deps, ownerId }, parsed.data);
    return result.ok ? result : failed(result.error);
  } catch (error) {
    return { ok: false, error: describeThrown(error) };
  }
}

/** The session that an action names, or null. */
function sessionOf(fields: unknown): string | null {
  const named =
    typeof fields === "object" && fields !== null && "sessionId" in fields ? fields.sessionId : null;
  return typeof named === "string" ? named : null;
}

function failed(error: AppError): { readonly ok: false; readonly error: ActionFailure } {
  return { ok: false, error: { code: error.code, message: describeError(error) } };
}

/** What the browser needs of an append: the events, which it folds itself. */
export function eventsOf(
  appended: Result<Appended, AppError>,
): Result<{ readonly events: readonly SessionEvent[] }, AppError> {
  return appended.ok ? ok({ events: appended.value.events }) : appended;
}
