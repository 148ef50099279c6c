import { z } from "zod";

const price = z.number().min(0).max(100_000).nullable();

/** What is known of a model; null where nobody knows. Prices in US dollars for a million tokens. */
export const modelFactsSchema = z.object({
  contextTokens: z.int().min(256).max(100_000_000).nullable().default(null),
  inputPrice: price.default(null),
  /** What tokens cost that the provider took from its prefix cache; null: the same as any. */
  cachedInputPrice: price.default(null),
  outputPrice: price.default(null),
  /** Tokens of this model's tokenizer for each of ours, before the provider has reported any. */
  tokenizerRatio: z.number().min(0.2).max(5).nullable().default(null),
});
export type ModelFacts = z.infer<typeof modelFactsSchema>;

/** A model of which nothing is known. */
export const unknownModelFacts: ModelFacts = modelFactsSchema.parse({});

/** What the person set takes precedence over what the list says, field by field. */
export function mergeFacts(known: ModelFacts, edited: ModelFacts): ModelFacts {
  return {
    contextTokens: edited.contextTokens ?? known.contextTokens,
    inputPrice: edited.inputPrice ?? known.inputPrice,
    cachedInputPrice: edited.cachedInputPrice ?? known.cachedInputPrice,
    outputPrice: edited.outputPrice ?? known.outputPrice,
    tokenizerRatio: edited.tokenizerRatio ?? known.tokenizerRatio,
  };
}
