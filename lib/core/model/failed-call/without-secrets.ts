/** What stands where a secret was. */
const removed = "[removed]";

/** A shorter piece of a key opens nothing, in characters. */
const shortestPiece = 8;

/** What looks like a key of any provider: after the words of a header, or with a provider's prefix. */
const keyLike =
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}|\b(?:sk|pk|rk|gsk|hf|xai|ghp|gho|AIza)[-_]?[\w-]{12,}|\beyJ[\w-]{8,}\.[\w.-]+/gi;

/** The text without any of the secrets, whole or in pieces of eight characters or more, and without anything that looks like a key. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const pieces = secrets.filter((secret) => secret !== "").flatMap(spellings);
  return pieces.reduce(withoutPieces, text).replace(keyLike, removed);
}

/** How a secret may be written where it is echoed. */
function spellings(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret.toWellFormed()), base64(secret)];
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}

/** Takes out each longest stretch that also stands in the secret, in any case. */
function withoutPieces(text: string, secret: string): string {
  const [whole, sought] = [text.toLowerCase(), secret.toLowerCase()];
  // Where lower case has another length, places in it are not places in the text.
  if (whole.length !== text.length || secret.length < shortestPiece) return text.replaceAll(secret, removed);
  let kept = "";
  for (let at = 0; at < text.length; ) {
    const length = sharedLength(whole, at, sought);
    kept += length > 0 ? removed : text.charAt(at);
    at += Math.max(1, length);
  }
  return kept;
}

/** How long the stretch is that begins here and also stands in the secret; 0 where it is too short to matter. */
function sharedLength(text: string, at: number, secret: string): number {
  let length = shortestPiece;
  if (at + length > text.length || !secret.includes(text.slice(at, at + length))) return 0;
  while (at + length < text.length && secret.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}

/** An address without anything that may be secret: no user, no query, no fragment, no part of the path that looks like a key. Null for no address. */
export function plainAddress(address: string, secrets: readonly string[]): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  if (origin === "null") return null;
  const path = pathname
    .split("/")
    .map((part) => (isKeyLike(part) ? removed : part))
    .join("/");
  return withoutSecrets(`${origin}${path}`, secrets);
}

/** Long, with letters and digits, and no word of a path. */
function isKeyLike(part: string): boolean {
  return part.length >= 20 && /\d/.test(part) && /[a-z]/i.test(part) && !/[.]/.test(part);
}
