import { splitSentences } from "../text/sentences";

/** Length of a passage in characters: embedders for sentences lose the meaning of longer text. */
export const passageCharacters = 600;

/**
 * Cuts text into passages at sentence ends, each at most `passageCharacters` long (a sentence longer than that is cut hard).
 * Joining the passages gives the text back. Text of only white space gives no passages.
 */
export function splitIntoPassages(
  text: string,
  maxCharacters: number = passageCharacters,
): readonly string[] {
  if (text.trim() === "") return [];
  const passages: string[] = [];
  let passage = "";
  for (const sentence of splitSentences(text)) {
    if (passage !== "" && passage.length + sentence.length > maxCharacters) {
      passages.push(passage);
      passage = "";
    }
    passage += sentence;
    while (passage.length > maxCharacters) {
      const end = endOfCut(passage, maxCharacters);
      passages.push(passage.slice(0, end));
      passage = passage.slice(end);
    }
  }
  if (passage !== "") passages.push(passage);
  return passages;
}

/** Where to cut at most so many characters: never inside a surrogate pair, half of which no database stores. */
function endOfCut(text: string, maxCharacters: number): number {
  const isHalfPair = /[\uD800-\uDBFF]/.test(text.charAt(maxCharacters - 1));
  return isHalfPair && maxCharacters > 1 ? maxCharacters - 1 : maxCharacters;
}
