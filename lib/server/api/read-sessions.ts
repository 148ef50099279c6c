import "server-only";
import type { AppError } from "@/lib/core/errors";
import { type SessionDocument, sessionDocument } from "@/lib/core/foreign/session-document";
import type { SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { SessionScope } from "@/lib/use-cases/scope";
import { streamSession } from "../session-stream";
import type { ApiCall } from "./api-handler";

/** How often a stream asks whether its key still holds, in milliseconds. */
const keyCheckMs = 5_000;

/** A session for a program; null for one that this owner does not have, or deleted. */
export async function findSession(
  { deps }: { readonly deps: Pick<Dependencies, "sessionDirectory" | "sessionReader" | "eventLog"> },
  scope: SessionScope,
): Promise<SessionDocument | null> {
  if (!(await isKept(deps, scope))) return null;
  const events = await deps.eventLog.read(scope);
  return sessionDocument(await deps.sessionReader.read(scope), events);
}

/** A stretch of a session's events. */
export async function readEvents(
  { deps }: Pick<ApiCall, "deps">,
  { after, limit, ...scope }: SessionScope & { readonly after: number; readonly limit: number },
): Promise<Result<{ events: SessionEvent[]; next_after: number | null }, AppError>> {
  if (!(await isKept(deps, scope))) return unknown(scope);
  const events = await deps.eventLog.read({ ...scope, afterSequence: after, upToSequence: after + limit });
  const last = events.at(-1)?.sequence;
  return ok({ events: [...events], next_after: last === after + limit ? last : null });
}

/** The events of a session after a sequence, and then as they happen, until the reader leaves or the key is revoked. */
export async function followEvents(
  { app, deps, holder, signal }: ApiCall,
  { after, ...scope }: SessionScope & { readonly after: number },
): Promise<Result<ReadableStream<Uint8Array>, AppError>> {
  if (!(await isKept(deps, scope))) return unknown(scope);
  const ended = AbortSignal.any([signal, untilRevoked(deps, holder, signal)]);
  return ok(streamSession(app, scope, { afterSequence: after, isWhole: true }, ended));
}

async function isKept(
  { sessionDirectory }: Pick<Dependencies, "sessionDirectory">,
  scope: SessionScope,
): Promise<boolean> {
  return (await sessionDirectory.standingOf(scope))?.presence === "kept";
}

/** The session of another owner and one that nobody has. */
export function unknown({ sessionId }: SessionScope): Result<never, AppError> {
  return err({ code: "unknown-session", sessionId });
}

function untilRevoked(
  { ownerSettings }: Pick<Dependencies, "ownerSettings">,
  { ownerId, key }: ApiCall["holder"],
  left: AbortSignal,
): AbortSignal {
  const revoked = new AbortController();
  const check = async () => {
    const { apiKeys } = await ownerSettings.read({ ownerId });
    if (!apiKeys.some(({ keyId, scopes }) => keyId === key.keyId && scopes.includes("read"))) revoked.abort();
  };
  // A key that cannot be asked about does not hold.
  const timer = setInterval(() => void check().catch(() => revoked.abort()), keyCheckMs);
  for (const signal of [left, revoked.signal])
    signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  return revoked.signal;
}
