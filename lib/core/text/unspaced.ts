/** Scripts that are written without spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/** One or more letters of a script without spaces. */
export const unspacedRun = new RegExp(`[${unspaced}][${unspaced}\\p{M}]*`, "gu");

const hasUnspaced = new RegExp(`[${unspaced}]`, "u");
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** True when the text has letters of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return hasUnspaced.test(text);
}

/** A run of letters as its words: where the script has no spaces between them, as a dictionary finds them; any other run is one word. */
export function splitUnspaced(run: string): readonly string[] {
  if (!isUnspaced(run)) return [run];
  return [...segmenter.segment(run)].flatMap(({ segment }) => (segment.trim() === "" ? [] : [segment]));
}
