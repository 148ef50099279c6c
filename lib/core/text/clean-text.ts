/** Code points that are invisible or reorder text and so hide what a model reads: NUL, tag characters, bidirectional overrides. */
const forbidden = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/**
 * Makes text safe to store and to show as the model sees it: well-formed Unicode in NFC without hidden control characters.
 * Joiners stay, because emoji and several scripts need them. Idempotent. Returns null for text with lone surrogates.
 */
export function cleanText(text: string): string | null {
  if (!text.isWellFormed()) return null;
  return text.replaceAll("\0", "").replace(forbidden, "").normalize("NFC");
}

/** Lower case, without accents, punctuation and extra spaces: two texts that differ only there say the same. */
export function normalizeForComparison(text: string): string {
  return foldAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
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

/** Text without accents, for the word half of retrieval: "Tromsø" and "Tromso" stay apart, "café" and "cafe" meet. */
export function foldAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "");
}
