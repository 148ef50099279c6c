// Real weights in this process, asked with a given sampling.
import { createLlamaEngine } from "@/lib/adapters/node-llama-cpp/llama-engine";
import { createLocalLanguageModel } from "@/lib/adapters/node-llama-cpp/local-language-model";
import { type Sampling, serverSampling } from "@/lib/core/log/sampling";
import type { LanguageModel } from "@/lib/ports/language-model";

/** Weights that are loaded once, for models with different samplings. */
export interface ProbeModel {
  modelWith(sampling: Pick<Sampling, "temperature" | "seed">): LanguageModel;
  close(): Promise<void>;
}

/** Opens a model file; no step of it is longer than 160 tokens. */
export function openProbeModel(options: {
  readonly runtimeFolder: string;
  readonly file: string;
  readonly threads: string | undefined;
}): ProbeModel {
  const { runtimeFolder, file, threads } = options;
  const engine = createLlamaEngine({
    runtimeFolder,
    gpu: false,
    ...(threads === undefined ? {} : { threads: Number(threads) }),
  });
  return {
    modelWith: (sampling) =>
      createLocalLanguageModel(engine, {
        file,
        contextTokens: 8_192,
        maxAnswerTokens: 160,
        protocol: "native",
        sampling: { ...serverSampling, ...sampling },
      }),
    close: () => engine.close(),
  };
}
