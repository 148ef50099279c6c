import { calcPrice, TieredPrices } from "@pydantic/genai-prices";
import { type ModelFacts, unknownModelFacts } from "@/lib/core/model/model-facts";

/**
 * What the price list in `@pydantic/genai-prices` says of a model at an address: context length and list prices. Models that it does
 * not know at this address, such as everything on a server of one's own, have no facts. Where a price grows with the length of the
 * prompt, the lowest tier counts.
 */
export function listedFacts({
  baseUrl,
  modelId,
}: {
  readonly baseUrl: string;
  readonly modelId: string;
}): ModelFacts {
  const found = lookUp(baseUrl, modelId);
  if (!found) return unknownModelFacts;
  const { model, model_price: prices } = found;
  return {
    contextTokens: model.context_window ?? null,
    inputPrice: amountOf(prices.input_mtok),
    cachedInputPrice: amountOf(prices.cache_read_mtok),
    outputPrice: amountOf(prices.output_mtok),
    tokenizerRatio: null,
  };
}

function lookUp(baseUrl: string, modelId: string) {
  try {
    return calcPrice({}, modelId, { providerApiUrl: baseUrl });
  } catch {
    // The list throws for addresses and models outside it.
    return null;
  }
}

function amountOf(price: number | TieredPrices | undefined): number | null {
  if (price === undefined) return null;
  return price instanceof TieredPrices ? price.base : price;
}
