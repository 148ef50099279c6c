/** How agents open the summary that they continue with, in their own words: Claude Code, Codex, and what frameworks write. */
const openings =
  /^\s*(?:this session is being continued from a previous conversation|another language model started to solve this problem|here is a summary of the conversation|(?:#+\s*)?(?:conversation |context )?summary\b|<(?:summary|conversation_summary|context_summary)>|the following is a summary|previous conversation summary)/i;

const word = /[\p{L}\p{N}]{4,}/gu;

/** Fewest telling words that a summary has. */
const fewestWords = 12;

/** Share of a summary's telling words that are those of what it sums up. */
const sharedWords = 0.6;

/**
 * True for a text that seems to sum up others: it opens as agents open their summaries, or most of its telling words are theirs and it is at most
 * half as long. A guess from words.
 */
export function saysInShort(text: string, others: readonly string[]): boolean {
  if (openings.test(text)) return true;
  const said = telling(text);
  if (said.size < fewestWords) return false;
  const length = others.reduce((sum, other) => sum + other.length, 0);
  if (text.length * 2 > length) return false;
  const known = telling(others.join("\n"));
  const shared = [...said].filter((one) => known.has(one)).length;
  return shared / said.size >= sharedWords;
}

function telling(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(word));
}
