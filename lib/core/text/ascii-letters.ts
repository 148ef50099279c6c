/**
 * The text with each letter and mark beyond ASCII as so many x, place for place: for patterns whose `\b` takes "í" for the end of a
 * word, and would read "a y" out of "María y".
 */
export function asciiLetters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) =>
    /[\p{L}\p{M}]/u.test(character) ? "x".repeat(character.length) : character,
  );
}
