/** Two forms of a word ("wohne", "wohnt") share at least this much of the longer one, from its beginning. */
const sharedBeginning = 0.7;

/**
 * True when two words may be forms of one, in languages whose endings no stemmer here knows: "abito" and "abita", "부산에" and "부산에서".
 * Never for what has a digit. Symmetric. `share` is how much of the longer one must be in both, from its beginning.
 */
export function isFormOf(left: string, right: string, share = sharedBeginning): boolean {
  const [one, other] = [lettersOf(left), lettersOf(right)];
  if (/\p{N}/u.test(one + other)) return one === other;
  const longest = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longest && one[shared] === other[shared]) shared += 1;
  return longest >= 3 && shared >= share * longest;
}

/** A word without what is joined to its beginning ("l'esame", "أسكن"), and Korean syllables as their letters: an ending changes the last one. */
function lettersOf(word: string): string {
  const lower = word
    .toLowerCase()
    .replace(/^(?:[cdjlmnst]|qu|un|(?:d|n|s)ell|all|dall|sull)[’'](?=\p{L})/u, "");
  if (/\p{Script=Hangul}/u.test(lower)) return lower.normalize("NFD");
  return lower.replace(/^(?:ال|[أيتن])(?=\p{Script=Arabic}{3})/u, "");
}
