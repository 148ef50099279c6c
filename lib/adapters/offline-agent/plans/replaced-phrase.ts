/** Words of a memory, and what the person meant in their place. */
export interface PhraseChange {
  readonly wrong: string;
  readonly right: string;
  /** How many words of what was meant are in the memory already. */
  readonly shared: number;
}

interface Word {
  readonly text: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const empty = new Set("a an the my i am is are was of in on at to and".split(" "));

/**
 * Finds the phrase of a memory that "I meant gluten intolerant" takes the place of: the words around the slip that both have in common
 * tell where it begins and ends. Null when they share no word that means something, or nothing would change.
 */
export function replacedPhrase(content: string, right: string): PhraseChange | null {
  const told = wordsOf(content);
  const meant = wordsOf(right);
  if (
    told
      .map(({ key }) => key)
      .join(" ")
      .includes(meant.map(({ key }) => key).join(" "))
  )
    return null;
  let best: (PhraseChange & { readonly length: number }) | null = null;
  for (let start = 0; start < told.length; start += 1) {
    const before = sharedFrom(told.slice(start), meant);
    for (let end = start + before + 1; end <= told.length; end += 1) {
      const after = Math.min(
        sharedBack(told.slice(start + before, end), meant.slice(before)),
        end - start - before - 1,
      );
      const change = changeOf(content, told.slice(start, end), meant, right, before, after);
      if (!change) continue;
      const isBetter =
        !best || change.shared > best.shared || (change.shared === best.shared && end - start < best.length);
      if (isBetter) best = { ...change, length: end - start };
    }
  }
  return best && { wrong: best.wrong, right: best.right, shared: best.shared };
}

function changeOf(
  content: string,
  window: readonly Word[],
  meant: readonly Word[],
  right: string,
  before: number,
  after: number,
): PhraseChange | null {
  const changed = window.slice(before, window.length - after);
  const news = meant.slice(before, meant.length - after);
  const kept = [...window.slice(0, before), ...window.slice(window.length - after)];
  const isNear = changed.length > 0 && news.length > 0 && changed.length <= news.length + 2;
  if (!isNear || !kept.some(({ key }) => !empty.has(key))) return null;
  if (news.map(({ key }) => key).join(" ") === changed.map(({ key }) => key).join(" ")) return null;
  const [first] = window;
  const last = window.at(-1);
  if (!first || !last) return null;
  const isName = changed.every(({ text }) => /^\p{Lu}/u.test(text)) && first.start > 0;
  const words = meant.map(({ text, key }, index) => {
    const same =
      index < before
        ? window[index]
        : index >= meant.length - after
          ? window[index - meant.length + window.length]
          : undefined;
    if (same?.key === key) return same.text;
    return isName ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  });
  return {
    wrong: content.slice(first.start, last.end),
    right: joinedAs(right, meant, words),
    shared: before + after,
  };
}

/** The words with the signs between them as they were written. */
function joinedAs(text: string, words: readonly Word[], spelled: readonly string[]): string {
  return words
    .map(({ end }, index) => (spelled[index] ?? "") + text.slice(end, words[index + 1]?.start ?? end))
    .join("");
}

function sharedFrom(left: readonly Word[], right: readonly Word[]): number {
  const limit = Math.min(left.length, right.length) - 1;
  let count = 0;
  while (count < limit && left[count]?.key === right[count]?.key) count += 1;
  return count;
}

function sharedBack(left: readonly Word[], right: readonly Word[]): number {
  return sharedFrom([...left].reverse(), [...right].reverse());
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}'’+#-]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    key: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
