const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One character as a reader sees it may be so long, in UTF-16 units; a longer pile of marks is no character that anybody reads. */
const longestCharacter = 64;

/**
 * The beginning of a text, at most `longest` UTF-16 units. Never cuts through what a reader sees as one character: an emoji of several parts, a
 * flag, a letter with its marks.
 */
export function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, longest + longestCharacter))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The same with "…" where something was left out: at most `longest` UTF-16 units in all. */
export function shortenedTo(text: string, longest: number): string {
  return text.length <= longest ? text : `${beginningOf(text, longest - 1)}…`;
}
