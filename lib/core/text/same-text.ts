/** Quotes and brackets around a word, and stops, commas and colons at its end, say nothing about what the word is. */
const around =
  /^["'“”„‘’«»‹›([{¡¿]+|(?<=[^"'“”„‘’«»‹›)\]},;:.!?…])["'“”„‘’«»‹›)\]},;:.!?…。．！？、，；：।۔؟]+$/gu;

/** A final stop; after a sign or a digit only a full stop ends a sentence. */
const finalStop = /(?<=[\p{L}\p{M}\s"'”’»)\]」』])[.!…。．！।۔\s]+$|[.。\s]+$/u;

/**
 * The form in which two texts are one text: they may differ in spaces, case and a final stop, and in nothing else. Signs, order, numbers, dates,
 * denials, accents and every other mark count. Case counts where it makes another thing: in words with digits and in units ("Katze7", "mW").
 */
export function sameTextKey(text: string): string {
  const trimmed = text.normalize("NFC").trim().replace(finalStop, "");
  return trimmed
    .replaceAll("’", "'")
    .split(/\s+/u)
    .map((word) => (isCaseTelling(word) ? word : word.toLowerCase()))
    .join(" ");
}

/** True when the two differ in spaces, case and a final stop at most. */
export function isSameText(left: string, right: string): boolean {
  return sameTextKey(left) === sameTextKey(right);
}

/** The words of a text as it was written, in order, without what is around them: “C++, (yes)” is "c++" and "yes". */
export function wordsAsWritten(text: string): readonly string[] {
  return sameTextKey(text)
    .split(" ")
    .map((word) => word.replace(around, ""))
    .filter((word) => word !== "");
}

const clock = /^\d{1,2}(?:[:.]\d{2})?(?:am|pm)$|^\d+(?:st|nd|rd|th)$/iu;

function isCaseTelling(word: string): boolean {
  if (/^\p{Ll}\p{Lu}{1,2}$/u.test(word)) return true;
  return /\p{N}/u.test(word) && /\p{L}/u.test(word) && !clock.test(word);
}
