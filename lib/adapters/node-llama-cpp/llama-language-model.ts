import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { generateStep } from "./generate-step";
import type { LlamaEngine, LlamaModelOptions } from "./llama-engine";
import { requestBodyOf } from "./request-body";

/** The paper's response length, in tokens. */
const defaultAnswerTokens = 2_048;

/** Name of the provider, in identities and metadata. */
export const llamaProvider = "node-llama-cpp";

/**
 * A model file on this machine as a model of the AI SDK. One step at a time; what the context holds already is not read again.
 * Errors are `LocalModelError` and `ModelError`, whose messages are sentences for a person.
 */
export function createLlamaLanguageModel(
  engine: LlamaEngine,
  options: LlamaModelOptions & { readonly modelId: string; readonly label: string },
): LanguageModelV4 {
  const { modelId, label, ...file } = options;
  return {
    specificationVersion: "v4",
    provider: llamaProvider,
    modelId,
    supportedUrls: {},
    doGenerate: () => Promise.reject(new Error("Only streaming is used.")),
    doStream: async (call) => ({ stream: streamOf(call), request: { body: requestBodyOf(call) } }),
  };

  function streamOf(call: LanguageModelV4CallOptions): ReadableStream<LanguageModelV4StreamPart> {
    const canceled = new AbortController();
    const signal = call.abortSignal ? AbortSignal.any([call.abortSignal, canceled.signal]) : canceled.signal;
    return new ReadableStream({
      start(controller) {
        let isOver = false;
        const end = (finish: () => void) => {
          if (!isOver) finish();
          isOver = true;
        };
        // At once, also while another answer is in front: anyone who presses Stop does not wait for it.
        const stop = () => end(() => controller.error(signal.reason));
        const send = (part: LanguageModelV4StreamPart) => {
          if (!isOver) controller.enqueue(part);
        };
        send({ type: "stream-start", warnings: [] });
        signal.addEventListener("abort", stop, { once: true });
        if (signal.aborted) return stop();
        const maxTokens = file.maxAnswerTokens ?? defaultAnswerTokens;
        const { isForTraining = false } = file;
        engine
          .use(file, signal, (loaded) =>
            generateStep(loaded, { call, label, signal, send, maxTokens, isForTraining }),
          )
          .then(
            () => end(() => controller.close()),
            (error: unknown) => end(() => controller.error(error)),
          );
      },
      cancel: () => canceled.abort(),
    });
  }
}
