import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/**
 * SHA-256 of the canonical JSON (RFC 8785) of a value, as lower-case hex. Equal in Node and in the browser.
 * Throws on what has no canonical JSON.
 */
export function hashOf(value: unknown): string {
  return hashOfText(canonicalize(value) ?? "");
}

/** SHA-256 of a text in UTF-8, as lower-case hex. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The canonical JSON of data from outside; null where it has none: half a surrogate pair in a text, or a number that is not finite. */
export function canonicalTextOf(value: unknown): string | null {
  try {
    return canonicalize(value) ?? null;
  } catch {
    return null;
  }
}
