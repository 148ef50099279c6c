import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { TokenCounter } from "@/lib/ports/token-counter";

/** Counted texts stay known: an item's text never changes, and prompts count the same items at every step. */
const keptCounts = 20_000;

/** Exact counts of OpenAI's o200k encoding; for other models an estimate that the reported usage corrects. */
export function createGptTokenCounter(): TokenCounter {
  const counts = new Map<string, number>();
  return {
    tokenizer: "o200k_base",
    count(text) {
      const known = counts.get(text);
      if (known !== undefined) return known;
      const tokens = countTokens(text, { disallowedSpecial: new Set() });
      if (counts.size >= keptCounts) counts.clear();
      counts.set(text, tokens);
      return tokens;
    },
  };
}
