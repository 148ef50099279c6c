import type { FilterConversation } from "../filter/conversations/filter-conversation";
import type { MemoryPair } from "../pairs/memory-pair";
import { blindEnglishPairs } from "./english-pairs";
import { blindTypedConversations } from "./filter-typed";
import { blindWrittenConversations } from "./filter-written";
import { type Half, halfOf } from "./half";
import { blindLanguagePairs } from "./language-pairs";
import { secondEnglishPairs, secondLanguagePairs } from "./second-pairs";

/** A pair with the language it is in. */
export interface PlacedPair {
  readonly language: string;
  readonly pair: MemoryPair;
}

/** All pairs of the first set, English first. */
export const blindPairs = placePairs(blindEnglishPairs, blindLanguagePairs);

/** The pairs written when the rules had been mended with half of the first ones in view. */
export const secondBlindPairs = placePairs(secondEnglishPairs, secondLanguagePairs);

/** All conversations for FILTER. */
export const blindConversations: readonly FilterConversation[] = [
  ...blindTypedConversations,
  ...blindWrittenConversations,
];

/** The half that a pair belongs to. */
export function halfOfPair({ pair: [, first, second] }: PlacedPair): Half {
  return halfOf(`${first} / ${second}`);
}

/** The half that a conversation belongs to. */
export function halfOfConversation({ asked, exchanges }: FilterConversation): Half {
  return halfOf(`${asked} ${exchanges[0]?.[1] ?? ""}`);
}

function placePairs(
  english: readonly MemoryPair[],
  others: Readonly<Record<string, readonly MemoryPair[]>>,
): readonly PlacedPair[] {
  return Object.entries({ en: english, ...others }).flatMap(([language, pairs]) =>
    pairs.map((pair) => ({ language, pair })),
  );
}
