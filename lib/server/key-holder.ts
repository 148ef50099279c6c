import "server-only";
import { type ApiKey, type KeyScope, readKey, recognizeKey } from "@/lib/core/foreign/api-key";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import type { Environment } from "./environment";
import { isSameOrigin } from "./request-guard";

/** A program that showed a key: whose it is, and what it may do. */
export interface KeyHolder {
  readonly ownerId: string;
  readonly key: Pick<ApiKey, "keyId" | "name" | "scopes">;
}

/** Why a request with a key, or without one, does not pass. */
export type KeyRefusal = "foreign-page" | "unknown-key" | "scope-missing";

type WithHeaders = { readonly headers: Pick<Headers, "get"> };

/**
 * Who calls a door for programs. A browser's request is refused unless this app's own page sent it, key or not: a page of another site
 * must not reach the studio by a key that it tricked somebody out of, nor by a name that was pointed at this computer (the `Host` is
 * checked before). No key, an unknown one, a revoked one and one of another owner than the trusted proxy names are refused alike.
 */
export async function holderOf(
  request: WithHeaders,
  {
    ownerSettings,
    environment,
  }: { readonly ownerSettings: Pick<OwnerSettingsStore, "read">; readonly environment: KeyEnvironment },
  scope: KeyScope | null,
): Promise<KeyHolder | KeyRefusal> {
  if (isForeignPage(request)) return "foreign-page";
  const shown = bearerOf(request);
  const parts = shown === null ? null : readKey(shown);
  if (shown === null || !parts || !isServed(request, environment, parts.ownerId)) return "unknown-key";
  const { apiKeys } = await ownerSettings.read({ ownerId: parts.ownerId });
  const key = recognizeKey(apiKeys, shown);
  if (!key || key.keyId !== parts.keyId) return "unknown-key";
  if (scope !== null && !key.scopes.includes(scope)) return "scope-missing";
  return { ownerId: parts.ownerId, key };
}

type KeyEnvironment = Pick<Environment, "ownerHeader">;

/** The token of `Authorization: Bearer …`; null where there is none. */
export function bearerOf({ headers }: WithHeaders): string | null {
  return /^Bearer\s+(\S+)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1] ?? null;
}

/** True for what a browser sends on behalf of a page that is not ours. Programs send none of these headers. */
export function isForeignPage(request: WithHeaders): boolean {
  const isBrowser = request.headers.get("origin") !== null || request.headers.get("sec-fetch-site") !== null;
  return isBrowser && !isSameOrigin(request);
}

/** Without sign-in there is one owner. Where a proxy names owners, a request that names one is held to it. */
function isServed({ headers }: WithHeaders, environment: KeyEnvironment, ownerId: string): boolean {
  if (environment.ownerHeader === undefined) return ownerId === "local";
  const named = headers.get(environment.ownerHeader);
  return named === null || named === ownerId;
}

/** What is said about a refusal, and with which status. */
export const keyRefusals = {
  "foreign-page": {
    status: 403,
    message: "This was sent by a page of another site, which may not call the studio.",
  },
  "unknown-key": {
    status: 401,
    message:
      "The request shows no key that is valid here. Make one in Settings → API and send it as “Authorization: Bearer …”.",
  },
  "scope-missing": {
    status: 403,
    message: "This key does not allow it. Make another one in Settings → API.",
  },
} as const satisfies Record<KeyRefusal, { status: number; message: string }>;
