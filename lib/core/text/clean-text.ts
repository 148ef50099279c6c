/** A flag of a region, such as Scotland's: tag characters that are seen, because they belong to an emoji. */
const regionFlag = String.raw`\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,4}\u{E007F}`;

/** Code points that are invisible or reorder text and so hide what a model reads: tag characters, bidirectional overrides. */
const forbidden = String.raw`[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]`;
const flagOrForbidden = new RegExp(`(${regionFlag})|${forbidden}`, "gu");

/**
 * Makes text safe to store and to show as the model sees it: well-formed Unicode in NFC without hidden control characters.
 * Joiners stay, because emoji and several scripts need them. Idempotent. Returns null for text with lone surrogates.
 */
export function cleanText(text: string): string | null {
  if (!text.isWellFormed()) return null;
  return text.replaceAll("\0", "").replace(flagOrForbidden, "$1").normalize("NFC");
}

/** Cleans every string inside a JSON value that came from outside, so that any database stores it; lone surrogates become U+FFFD. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value.toWellFormed()) ?? "";
  if (Array.isArray(value)) return value.map(cleanJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [String(cleanJson(key)), cleanJson(inner)]),
  );
}

/**
 * Text without the accents of Latin, Greek and Cyrillic letters, for searching: "café" and "cafe" meet, "Tromsø" and "Tromso" stay apart. Marks of
 * other scripts are letters of their own: without its vowels no Hindi or Thai word is left.
 */
export function foldAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, "$1")
    .normalize("NFC");
}
