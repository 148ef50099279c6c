import path from "node:path";
import { wrapLanguageModel } from "ai";
import type { LanguageModel } from "@/lib/ports/language-model";
import { alternateRoles } from "../ai-sdk/alternate-roles";
import { createSdkLanguageModel, type ModelLimits } from "../ai-sdk/language-model";
import { createWrittenCalls } from "../ai-sdk/written-calls";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import type { LlamaEngine, LlamaModelOptions } from "./llama-engine";
import { createLlamaLanguageModel, llamaProvider } from "./llama-language-model";

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
    label,
    ...file
  }: LlamaModelOptions & { readonly protocol: CallProtocol; readonly label?: string },
): LanguageModel {
  const modelId = path.basename(file.file);
  const identity = {
    provider: llamaProvider,
    modelId,
    label: label ?? `${path.basename(modelId, ".gguf")} (on this machine)`,
  };
  const model = createLlamaLanguageModel(engine, { ...file, modelId, label: identity.label });
  const paper = protocol === "paper" ? [createPaperProtocol()] : [];
  const spoken = wrapLanguageModel({ model, middleware: [alternateRoles, createWrittenCalls(), ...paper] });
  return createSdkLanguageModel(spoken, identity, patience);
}
