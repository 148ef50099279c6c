import path from "node:path";
import { wrapLanguageModel } from "ai";
import { type Sampling, serverSampling } from "@/lib/core/log/sampling";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createSdkLanguageModel, type ModelLimits } from "../ai-sdk/language-model";
import { stepRecorder } from "../ai-sdk/step-recorder";
import { createWrittenCalls } from "../ai-sdk/written-calls";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import type { LlamaEngine, LlamaModelOptions } from "./llama-engine";
import { createLlamaLanguageModel, llamaProvider } from "./llama-language-model";

/** Randomness where the person does not say: little, because calls must fit a form. */
const defaultTemperature = 0.6;

/** How a model is asked for tool calls: in the form its template knows, or by the paper's text protocol. */
export type CallProtocol = "native" | "paper";

// Nothing can hang but the processor: a full context on a slow one takes many minutes, and other answers may be in front.
const patience: ModelLimits = {
  firstChunkMs: 1_800_000,
  chunkMs: 300_000,
  totalMs: 3_600_000,
  maxRetries: 0,
};

/** A model file on this machine behind our port. Nothing is loaded before the first message. */
export function createLocalLanguageModel(
  engine: LlamaEngine,
  {
    protocol,
    modelId: named,
    label,
    sampling = serverSampling,
    ...file
  }: LlamaModelOptions & {
    readonly protocol: CallProtocol;
    /** By default the name of the file. */
    readonly modelId?: string;
    readonly label?: string;
    readonly sampling?: Sampling;
  },
): LanguageModel {
  const modelId = named ?? path.basename(file.file);
  const identity = {
    provider: llamaProvider,
    modelId,
    label: label ?? `${path.basename(modelId, ".gguf")} (on this machine)`,
  };
  const model = createLlamaLanguageModel(engine, { ...file, modelId, label: identity.label });
  const paper = protocol === "paper" ? [createPaperProtocol()] : [];
  const spoken = wrapLanguageModel({ model, middleware: [createWrittenCalls(), ...paper, stepRecorder] });
  return createSdkLanguageModel(spoken, identity, {
    limits: patience,
    path: protocol === "paper" ? "text-protocol-with-grammar" : "native",
    // Nobody else decides it here: what is not set is this app's own choice, and is in the log like one.
    sampling: { ...sampling, temperature: sampling.temperature ?? defaultTemperature },
  });
}
