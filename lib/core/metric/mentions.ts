/** Scripts that are written without spaces between words: there a phrase may begin and end anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** One form for comparing answers: compatibility forms joined, case folded, white space and quotation marks evened out. */
export function foldForComparing(text: string): string {
  return text
    .normalize("NFKC")
    .toLocaleLowerCase("und")
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/["\u201c\u201d\u00ab\u00bb]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** True when a text says a phrase as whole words: "5" is not said by "15", nor "Ann" by "Anna". */
export function mentions(text: string, phrase: string): boolean {
  const folded = foldForComparing(text);
  const wanted = foldForComparing(phrase).replace(/[.!?\u3002\uff01\uff1f]+$/u, "");
  if (wanted === "") return false;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1))
    if (isWhole(folded, at, wanted)) return true;
  return false;
}

function isWhole(text: string, at: number, phrase: string): boolean {
  if (unspaced.test(phrase)) return true;
  const head = text.slice(0, at);
  const tail = text.slice(at + phrase.length);
  // "5" is not said by "0.5", nor by "5.25".
  if (/\d[.,]$/u.test(head) && /^\d/u.test(phrase)) return false;
  if (/^[.,]\d/u.test(tail) && /\d$/u.test(phrase)) return false;
  const before = lastCharacter(head);
  const after = [...tail.slice(0, 2)][0] ?? "";
  const [first = ""] = phrase;
  const last = lastCharacter(phrase);
  return !(joins(before, first) || joins(last, after));
}

/** Two neighbors that belong to one word; the signs of C++ and C# belong to theirs. */
function joins(left: string, right: string): boolean {
  if (unspaced.test(left) || unspaced.test(right)) return false;
  return wordCharacter.test(left) && (wordCharacter.test(right) || right === "+" || right === "#");
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? "";
}
