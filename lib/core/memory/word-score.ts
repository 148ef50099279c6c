import { searchTerms } from "../text/search-terms";

/** A word that only the message has, and not the memory, counts for so much of one that the memory has. */
export const sourceShare = 0.7;

/** Saturation and length normalization of BM25, as is usual, and the number of terms of a memory with its message that counts as normal. */
export const bm25Settings = { k1: 1.2, b: 0.75, typicalTerms: 18 } as const;

/** The terms of a memory, and those that only the message has which it came from. */
export interface MemoryTerms {
  readonly own: ReadonlySet<string>;
  readonly ofSource: ReadonlySet<string>;
}

/** What a query is looked up by: its terms, each once, and those among them that name somebody or something. */
export interface QueryTerms {
  readonly terms: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** How well a memory holds the words of a query, each part 0 to 1. */
export interface WordScore {
  /** The share of the query's terms that is found, each weighed by how rare it is. */
  readonly words: number;
  /** The same as BM25 has it: less, the longer the memory and its message are. */
  readonly bm25: number;
  /** 1 where the memory itself has every name that is asked about. */
  readonly named: number;
}

/** A mask has a bit for each term; longer texts are looked up by their longest, which are mostly their rarest. */
const mostTerms = 60;

/** A capital letter inside a sentence: a name, in most languages that have capitals. */
const capitalized = /(?<=[\p{L}\p{N}][,;:]?\s+["'“‘(«]?)\p{Lu}[\p{L}\p{M}'’-]*/gu;

/** Reads a query into its terms; at most sixty. */
export function queryTerms(query: string): QueryTerms {
  const all = searchTerms(query);
  const terms =
    all.length <= mostTerms
      ? all
      : [...all].sort((left, right) => right.length - left.length).slice(0, mostTerms);
  const known = new Set(terms);
  const names = (query.match(capitalized) ?? []).flatMap((name) => searchTerms(name));
  return { terms, names: new Set(names.filter((name) => known.has(name))) };
}

/** The terms of a memory and of the message that it came from. */
export function memoryTerms(content: string, message: string | null): MemoryTerms {
  const own = new Set(searchTerms(content));
  return {
    own,
    ofSource: new Set(message === null ? [] : searchTerms(message).filter((term) => !own.has(term))),
  };
}

/** How much a term says that so many of the memories have (themselves or in their message). */
function rarity(memories: number, frequency: number): number {
  return Math.log(1 + (memories - frequency + 0.5) / (frequency + 0.5));
}

/** BM25's part for so much coverage in so many terms. */
function bm25Of(coverage: number, terms: number): number {
  const { k1, b, typicalTerms } = bm25Settings;
  return coverage / (1 + k1 * (1 - b + (b * terms) / typicalTerms));
}

/** Scores the words of every memory against a query: the definition that each storage must keep. */
export function scoreWords(
  { terms, names }: QueryTerms,
  memories: readonly MemoryTerms[],
): readonly WordScore[] {
  const weights = new Map(
    terms.map((term) => {
      const frequency = memories.filter(({ own, ofSource }) => own.has(term) || ofSource.has(term)).length;
      return [term, rarity(memories.length, frequency)];
    }),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return memories.map(({ own, ofSource }) => {
    const found = [...weights].reduce((sum, [term, weight]) => {
      if (own.has(term)) return sum + weight;
      return ofSource.has(term) ? sum + sourceShare * weight : sum;
    }, 0);
    const words = total === 0 ? 0 : found / total;
    const named = names.size > 0 && [...names].every((name) => own.has(name)) ? 1 : 0;
    return { words, bm25: bm25Of(words, own.size + ofSource.size), named };
  });
}
