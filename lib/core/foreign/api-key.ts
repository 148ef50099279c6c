import { z } from "zod";
import { hashOfText } from "../canonical-hash";

/** What a key may allow: reading memories and sessions, running the six operations, and recording what an agent sends to its model. */
export const keyScopes = ["read", "operate", "record"] as const;
export const keyScopeSchema = z.enum(keyScopes);
export type KeyScope = z.infer<typeof keyScopeSchema>;

/** A key as it is kept: enough to recognize it, too little to use it. */
export const apiKeySchema = z.object({
  keyId: z.string().max(100),
  name: z.string().max(80),
  scopes: z.array(keyScopeSchema).min(1).max(keyScopes.length),
  createdAt: z.iso.datetime(),
  /** SHA-256 of the whole key. */
  hash: z.string().max(100),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** Most keys that one person has at once. */
export const mostApiKeys = 50;

/** A key as a program sends it, taken apart. */
export interface KeyParts {
  readonly ownerId: string;
  readonly keyId: string;
}

const prefix = "agm_";
const shape = /^agm_([A-Za-z0-9%._-]{1,400}):([A-Za-z0-9-]{1,64}):([a-f0-9]{64})$/;

/** Writes a key. `secret` has 64 hexadecimal characters from a random source. */
export function writeKey({ ownerId, keyId }: KeyParts, secret: string): string {
  return `${prefix}${encodeURIComponent(ownerId)}:${keyId}:${secret}`;
}

/** Whose key this would be, if it is one; null for anything else, such as the key of a model's provider. */
export function readKey(key: string): KeyParts | null {
  const [, owner, keyId] = shape.exec(key) ?? [];
  if (owner === undefined || keyId === undefined) return null;
  try {
    return { ownerId: decodeURIComponent(owner), keyId };
  } catch {
    return null;
  }
}

/** True for what was meant as a key of the studio, so that it is never sent on to a provider. */
export function looksLikeKey(text: string): boolean {
  return text.startsWith(prefix);
}

/** The kept key that this one is; null where it is unknown or was revoked. */
export function recognizeKey(keys: readonly ApiKey[], key: string): ApiKey | null {
  const hash = hashOfText(key);
  return keys.find((known) => known.hash === hash) ?? null;
}
