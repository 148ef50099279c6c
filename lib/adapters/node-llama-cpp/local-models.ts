import path from "node:path";
import { type Sampling, serverSampling } from "@/lib/core/log/sampling";
import type { FoundPolicy } from "@/lib/core/model/found-policy";
import type { Embedder } from "@/lib/ports/embedder";
import type { LanguageModel } from "@/lib/ports/language-model";
import { describeGguf } from "./describe-gguf";
import { createLlamaEmbedder } from "./llama-embedder";
import { createLlamaEngine, type LlamaEngine } from "./llama-engine";
import { type CallProtocol, createLocalLanguageModel } from "./local-language-model";

/** Room for an answer behind the prompt, in tokens; also for what this model's tokenizer counts differently. */
const answerShare = 0.35;

/** Models on this machine by their id: one engine for all of them. */
export interface LocalModels {
  /**
   * The model behind an id, or null when no such file is known. `auto` asks the file: a model whose template knows no tools speaks the
   * paper's protocol, held to it by a grammar.
   */
  modelFor(request: {
    readonly modelId: string;
    readonly protocol: CallProtocol | "auto";
    readonly sampling?: Sampling;
    /** Size of the session's context in our tokens; by default the one that the app was started with. */
    readonly promptTokens?: number;
  }): Promise<LanguageModel | null>;
  /** The embedding model behind an id, or null when no such file is known. */
  embedderFor(modelId: string): Promise<Embedder | null>;
  close(): Promise<void>;
}

/** The models that `pathOf` knows. `promptTokens` is the size of a session's context where a request does not say. */
export function createLocalModels(options: {
  readonly runtimeFolder: string;
  readonly promptTokens: number;
  readonly pathOf: (modelId: string) => Promise<string | null>;
  /** Trained policies, usable or not. */
  readonly policies?: () => Promise<readonly FoundPolicy[]>;
  readonly onComplaint?: (message: string) => void;
}): LocalModels {
  const engine = createLlamaEngine(options);
  const embedders = new Map<string, ReturnType<typeof createLlamaEmbedder>>();
  return {
    async modelFor({ modelId, protocol, sampling, promptTokens = options.promptTokens }) {
      const contextTokens = Math.ceil(promptTokens * (1 + answerShare));
      const policy = (await options.policies?.())?.find((found) => found.modelId === modelId);
      if (policy) return policyModel(engine, policy, contextTokens, sampling);
      const file = await options.pathOf(modelId);
      if (file === null) return null;
      const label = `${path.basename(file, ".gguf")} (this machine)`;
      return createLocalLanguageModel(engine, {
        file,
        contextTokens,
        label,
        ...(sampling ? { sampling } : {}),
        protocol: protocol === "auto" ? await protocolOf(file) : protocol,
      });
    },
    async embedderFor(modelId) {
      const file = await options.pathOf(modelId);
      if (file === null) return null;
      const known = embedders.get(file);
      if (known) return known;
      const made = createLlamaEmbedder({ ...options, file });
      embedders.set(file, made);
      return made;
    },
    async close() {
      for (const embedder of embedders.values()) await embedder.close();
      await engine.close();
    },
  };
}

/** Tokens of one step at most, as in training. */
const policyStepTokens = 96;

/** A policy as it was trained: its adapter on its base, the protocol with its grammar, the likeliest words; its model names its profile. */
function policyModel(
  engine: LlamaEngine,
  { modelId, card, baseFile, adapterFile, problem }: FoundPolicy,
  contextTokens: number,
  sampling: Sampling = serverSampling,
): LanguageModel | null {
  if (problem !== null || card === null || baseFile === null || adapterFile === null) return null;
  const model = createLocalLanguageModel(engine, {
    file: baseFile,
    contextTokens,
    adapters: [{ file: adapterFile }],
    maxAnswerTokens: policyStepTokens,
    protocol: "paper",
    modelId,
    label: `${modelId} (this machine)`,
    sampling: { ...sampling, temperature: sampling.temperature ?? 0 },
  });
  return { ...model, profile: card.profile };
}

/** A file that cannot be read is the model's to complain about, when it is called. */
async function protocolOf(file: string): Promise<CallProtocol> {
  const description = await describeGguf(file).catch(() => null);
  return description?.callsTools === false ? "paper" : "native";
}
