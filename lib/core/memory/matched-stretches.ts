import { readWords } from "./compare/stem-words";

/** The stretches of a text whose words a query has too, whatever their endings: for showing why a hit matched. */
export function matchedStretches(
  text: string,
  query: string,
): readonly { readonly start: number; readonly end: number }[] {
  const wanted = new Set(readWords(query).flatMap((word) => (word.isContent ? [word.stem] : [])));
  if (wanted.size === 0) return [];
  return stretchesOf(text, (word) => wanted.has(word.stem));
}

/** The places of the words that fit, in order, in UTF-16 units. */
export function stretchesOf(
  text: string,
  fits: (word: ReturnType<typeof readWords>[number]) => boolean,
): readonly { readonly start: number; readonly end: number }[] {
  let from = 0;
  return readWords(text).flatMap((word) => {
    const start = text.indexOf(word.text, from);
    if (start < 0) return [];
    from = start + word.text.length;
    return fits(word) ? [{ start, end: from }] : [];
  });
}
