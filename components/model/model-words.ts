import { numberText } from "@/components/ui/number-text";
import type { ModelFacts } from "@/lib/core/model/model-facts";

/** "128 k": how much a model reads at once, or null where nobody knows. */
export function contextText(contextTokens: number | null): string | null {
  if (contextTokens === null) return null;
  if (contextTokens < 10_000) return numberText(contextTokens);
  if (contextTokens < 1_000_000) return `${Math.round(contextTokens / 1_000)} k`;
  return `${Number((contextTokens / 1_000_000).toFixed(2))} M`;
}

/** "$0.25 in, $2 out for a million tokens", or null where a price is missing. */
export function priceText({ inputPrice, outputPrice }: ModelFacts): string | null {
  if (inputPrice === null || outputPrice === null) return null;
  if (inputPrice === 0 && outputPrice === 0) return "free";
  return `$${inputPrice} in, $${outputPrice} out per million`;
}

/** "$0.0021": an amount of US dollars with as many digits as say something. */
export function costText(usd: number): string {
  if (usd === 0) return "$0";
  if (usd < 0.000_1) return "< $0.0001";
  if (usd < 0.01) return `$${usd.toFixed(4)}`;
  return `$${usd.toFixed(usd < 1 ? 3 : 2)}`;
}
