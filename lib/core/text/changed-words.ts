/** The words that differ between two texts, after what both begin and end with is taken away. */
export function changedWords(
  before: string,
  after: string,
): { readonly before: string; readonly after: string } {
  const old = before.split(/\s+/);
  const young = after.split(/\s+/);
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end))
    end += 1;
  return {
    before: trimmed(old.slice(start, old.length - end)),
    after: trimmed(young.slice(start, young.length - end)),
  };
}

function trimmed(words: readonly string[]): string {
  return words.join(" ").replace(/[.,;:]+$/, "");
}
