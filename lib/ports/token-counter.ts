/** Counts the tokens of a text. Deterministic; never negative; 0 for the empty text. */
export interface TokenCounter {
  readonly tokenizer: string;
  count(text: string): number;
}
