import type { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { z } from "zod";
import { sampledTokensSchema } from "@/lib/core/log/sampling";
import type { FirstToken } from "@/lib/core/log/sent-request";
import type { SampledStep } from "@/lib/ports/language-model";

import { noteNamespace } from "./step-note";

type MetadataExtractor = NonNullable<Parameters<typeof createOpenAICompatible>[0]["metadataExtractor"]>;

/** Under this name the metadata of a step has its tokens. */
export const sampledNamespace = "sampled";

/** What a request asks for so that the server says which tokens it read and drew (vLLM's names; others ignore them). */
export const askedForTokens = { return_token_ids: true, logprobs: true, top_logprobs: 5 } as const;

/** What a server on this machine is asked for, so that the likelihood of the first token can be shown. */
export const askedForLikelihood = { logprobs: true, top_logprobs: 5 } as const;

const tokenSchema = z.object({ token: z.string().nullish(), logprob: z.number() });
const likelySchema = tokenSchema.extend({ top_logprobs: z.array(tokenSchema).nullish() });

const chunkSchema = z.object({
  prompt_token_ids: z.array(z.int()).nullish(),
  choices: z
    .array(
      z.object({
        token_ids: z.array(z.int()).nullish(),
        logprobs: z.object({ content: z.array(likelySchema).nullish() }).nullish(),
      }),
    )
    .nullish(),
});

/** Gathers the tokens of a stream, chunk by chunk, into the metadata of its end. */
export const tokenExtractor: MetadataExtractor = {
  extractMetadata: async () => undefined,
  createStreamExtractor() {
    const step = {
      promptTokenIds: [] as number[],
      tokenIds: [] as number[],
      logProbabilities: [] as number[],
    };
    let firstTokens: readonly FirstToken[] = [];
    return {
      processChunk(chunk: unknown) {
        const read = chunkSchema.safeParse(chunk).data;
        if (read?.prompt_token_ids) step.promptTokenIds = read.prompt_token_ids;
        const [choice] = read?.choices ?? [];
        const [first] = choice?.logprobs?.content ?? [];
        if (first && firstTokens.length === 0) firstTokens = firstTokensOf(first);
        step.tokenIds.push(...(choice?.token_ids ?? []));
        step.logProbabilities.push(
          ...(choice?.logprobs?.content ?? []).map(({ logprob }) => Math.min(0, logprob)),
        );
      },
      buildMetadata: () => ({
        ...(step.tokenIds.length === 0 ? {} : { [sampledNamespace]: step }),
        ...(firstTokens.length === 0 ? {} : { [noteNamespace]: { firstTokens: [...firstTokens] } }),
      }),
    };
  },
};

/** The token that was drawn first and those beside it, the likeliest first. */
function firstTokensOf({
  top_logprobs: others,
  ...drawn
}: z.infer<typeof likelySchema>): readonly FirstToken[] {
  const tokens = new Map<string, number>();
  for (const { token, logprob } of [drawn, ...(others ?? [])])
    if (token != null && !tokens.has(token)) tokens.set(token, Math.min(1, Math.exp(logprob)));
  return [...tokens]
    .map(([token, probability]) => ({ token, probability }))
    .sort((left, right) => right.probability - left.probability);
}

const metadataSchema = z.object({
  [sampledNamespace]: sampledTokensSchema.extend({ promptTokenIds: z.array(z.int().min(0)) }),
});

/** The tokens in a step's metadata; null where the server did not say them. Log-probabilities that do not match the tokens are left out. */
export function sampledStepOf(metadata: unknown): SampledStep | null {
  const sampled = metadataSchema.safeParse(metadata).data?.[sampledNamespace];
  if (!sampled) return null;
  const { logProbabilities, ...tokens } = sampled;
  return logProbabilities?.length === tokens.tokenIds.length ? sampled : tokens;
}
