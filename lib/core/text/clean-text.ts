/**
 * What nobody sees and what reorders text, and so hides what a model reads. An emoji's tag sequence ("flag of Wales") is matched as a whole, to
 * be kept. Joiners and variation selectors go where no emoji and no script needs them: there they can only carry hidden words.
 */
const unseen = new RegExp(
  [
    // A flag of a region: a black flag, its code in tags, an end.
    "(\\u{1F3F4}[\\u{E0061}-\\u{E007A}]{2}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,4}\\u{E007F})",
    // Control characters, but for tab and line ends.
    "[\\u{0}-\\u{8}\\u{E}-\\u{1F}\\u{7F}-\\u{84}\\u{86}-\\u{9F}]",
    // Marks without a form: soft hyphens, fillers, zero-width spaces, orders of direction, byte order marks.
    "[\\u{AD}\\u{34F}\\u{17B4}\\u{17B5}\\u{180E}\\u{200B}\\u{202A}-\\u{202E}\\u{2060}-\\u{206F}\\u{3164}\\u{FEFF}\\u{FFA0}\\u{FFF9}-\\u{FFFB}]",
    "[\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}]",
    // Joiners that neither join emoji nor are behind a letter of a script whose letters join.
    "(?<!\\p{Extended_Pictographic}\\u{FE0F}?|\\p{Emoji_Modifier}|[[\\p{L}\\p{M}]--[\\p{scx=Latin}\\p{scx=Greek}\\p{scx=Cyrillic}\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{sc=Inherited}\\p{sc=Common}\\u{180B}-\\u{180F}\\u{17B4}\\u{17B5}]])[\\u{200C}\\u{200D}]",
    // Variation selectors behind what has no variants.
    "(?<![\\p{Emoji}\\p{Sm}\\p{sc=Han}\\p{sc=Myanmar}\\p{sc=Phags_Pa}\\p{sc=Manichaean}])[\\u{FE00}-\\u{FE0F}]",
    "(?<!\\p{sc=Han})[\\u{E0100}-\\u{E01EF}]",
    "(?<![\\p{sc=Mongolian}--[\\u{180B}-\\u{180F}]])[\\u{180B}-\\u{180D}\\u{180F}]",
  ].join("|"),
  "gv",
);

/** Characters that end a line or a page in some files. */
const otherLineEnds = /[\v\f\u0085]/g;

/** Marks that turn the direction of what is beside them. */
const directionMarks = /[\u{200E}\u{200F}\u{61C}]/gu;
const repeatedMark = /(?<=[\u{200E}\u{200F}\u{61C}])[\u{200E}\u{200F}\u{61C}]/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Makes text safe to store and to show as the model sees it: well-formed Unicode in NFC without what nobody sees. What emoji and scripts need
 * stays; a mark of direction only beside a script that runs from right to left, and only one at a place. Idempotent. Returns null for text with lone surrogates.
 */
export function cleanText(text: string): string | null {
  if (!text.isWellFormed()) return null;
  return text
    .normalize("NFC")
    .replace(otherLineEnds, "\n")
    .replace(unseen, (_, flag?: string) => flag ?? "")
    .replace(rightToLeft.test(text) ? repeatedMark : directionMarks, "")
    .normalize("NFC");
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
