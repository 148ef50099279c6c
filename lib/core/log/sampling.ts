import { z } from "zod";

/** How a model chooses its words; null leaves a value to the server. */
export const samplingSchema = z.object({
  temperature: z.number().min(0).max(2).nullable().default(null),
  topP: z.number().min(0).max(1).nullable().default(null),
  seed: z.int().min(0).max(2_147_483_647).nullable().default(null),
  /** Tokens of one step at most. */
  maxOutputTokens: z.int().min(16).max(1_000_000).nullable().default(null),
});
export type Sampling = z.infer<typeof samplingSchema>;

/** Everything is left to the server. */
export const serverSampling: Sampling = samplingSchema.parse({});

/** What was asked for, as a step records it: without what was left to the server. */
export const recordedSamplingSchema = z.object({
  temperature: z.number().optional(),
  topP: z.number().optional(),
  seed: z.int().optional(),
  maxOutputTokens: z.int().optional(),
});
export type RecordedSampling = z.infer<typeof recordedSamplingSchema>;

/** The tokens that a model drew in one step, in the numbers of its own vocabulary, and how likely each was when it was drawn. */
export const sampledTokensSchema = z.object({
  tokenIds: z.array(z.int().min(0)),
  /** Natural logarithms, one for each token; absent where the server does not say. */
  logProbabilities: z.array(z.number()).optional(),
});
export type SampledTokens = z.infer<typeof sampledTokensSchema>;

/** The values of a sampling that are set. */
export interface AskedSampling {
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly maxOutputTokens?: number;
}

/** The values that are asked for; empty where everything is left to the server. */
export function askedOf(sampling: Sampling): AskedSampling {
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== null));
}
