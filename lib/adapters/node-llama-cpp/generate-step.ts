import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { allowedTools } from "./allowed-tools";
import { mustCall, tellOf, withoutSegments } from "./chat-wrappers";
import { contextTooLong } from "./context-too-long";
import type { LoadedModel } from "./llama-engine";
import { toLlamaFunctions } from "./llama-functions";
import { toLlamaHistory } from "./llama-history";
import type { ChatWrapper, LlamaFunctions, LlamaGenerateOptions, LlamaHistoryItem } from "./llama-runtime";
import { createStepParts } from "./step-parts";

/** An answer shorter than this is none; in tokens. */
const minAnswerTokens = 32;

/** Randomness where the caller does not say: little, because calls must fit a form. */
const defaultTemperature = 0.6;

interface StepRequest {
  readonly call: LanguageModelV4CallOptions;
  readonly label: string;
  /** Tokens at most, where the call does not say. */
  readonly maxTokens: number;
  /** Draws from the whole distribution and says the tokens. */
  readonly isForTraining: boolean;
  readonly signal: AbortSignal;
  readonly send: (part: LanguageModelV4StreamPart) => void;
}

/** One call of a loaded model: renders the prompt, generates, and sends the parts as they come. */
export async function generateStep(
  loaded: LoadedModel,
  { call, label, signal, send, maxTokens, isForTraining }: StepRequest,
): Promise<void> {
  const { model, context, sequence, started } = loaded;
  const plan = planStep(loaded, call);
  const promptTokens = tokensOf(loaded, plan);
  const cachedTokens = Math.min(
    sequence.compareContextTokens(promptTokens).firstDifferentIndex,
    promptTokens.length - 1,
  );
  // Never so many that the runtime would drop the beginning of the conversation by itself.
  const room = context.contextSize - promptTokens.length - 1;
  if (room < minAnswerTokens) throw contextTooLong(label, promptTokens.length, context.contextSize);

  const parts = createStepParts(send, (text) => model.tokenize(text).length);
  const chat = new started.runtime.LlamaChat({ contextSequence: sequence, chatWrapper: plan.wrapper });
  try {
    const before = sequence.tokenMeter.getState().usedOutputTokens;
    const response = await chat.generateResponse(plan.history, {
      ...plan.options,
      // Without it the runtime draws from the 40 likeliest.
      ...(isForTraining ? { topK: 0 } : {}),
      signal,
      maxTokens: Math.min(call.maxOutputTokens ?? maxTokens, room),
      onResponseChunk: parts.chunk,
    });
    const tokenIds = sequence.contextTokens.slice(promptTokens.length);
    const { eos } = model.tokens;
    const hasEnded = response.metadata.stopReason !== "maxTokens";
    parts.finish(response, {
      ...(isForTraining
        ? // The runtime keeps the token that ends an answer out of its context; it was drawn all the same.
          {
            sampled: {
              promptTokenIds: promptTokens,
              tokenIds: [...tokenIds, ...(hasEnded && eos !== null ? [eos] : [])],
            },
          }
        : {}),
      promptTokens: promptTokens.length,
      cachedTokens,
      outputTokens: sequence.tokenMeter.getState().usedOutputTokens - before,
      // With its special tokens, which nothing else shows.
      wrote: model.detokenize(tokenIds, true),
    });
  } finally {
    chat.dispose();
  }
}

/** Words that begin like words: no call and no JSON. */
const plainAnswerGrammar = "root ::= [^{}<>\\x5B\\x5D\\x60\\x01-\\x20] [^{}<>]*";

interface StepPlan {
  readonly history: LlamaHistoryItem[];
  readonly wrapper: ChatWrapper;
  readonly functions: LlamaFunctions | undefined;
  readonly options: LlamaGenerateOptions;
}

function planStep({ started, wrapper }: LoadedModel, call: LanguageModelV4CallOptions): StepPlan {
  const tools = allowedTools(call);
  const functions = tools.length > 0 ? toLlamaFunctions(tools) : undefined;
  const isForced = call.toolChoice?.type === "required" || call.toolChoice?.type === "tool";
  // Told of, and held to words instead.
  const told = call.toolChoice?.type === "none" ? functions : undefined;
  const callable = told ? undefined : functions;
  const grammar = told ? plainAnswerGrammar : call.providerOptions?.agemem?.grammar;
  const options: LlamaGenerateOptions = {
    ...samplingOf(call),
    ...(callable ? { functions: callable, documentFunctionParams: true } : {}),
    ...(typeof grammar === "string" && !callable
      ? { grammar: new started.runtime.LlamaGrammar(started.llama, { grammar }) }
      : {}),
  };
  return {
    history: toLlamaHistory(call.prompt),
    wrapper: planWrapper(
      told ? tellOf(wrapper, told) : wrapper,
      isForced && callable !== undefined,
      options.grammar !== undefined,
    ),
    functions: callable,
    options,
  };
}

function samplingOf({ temperature, topK, topP, seed, stopSequences }: LanguageModelV4CallOptions) {
  return {
    temperature: temperature ?? defaultTemperature,
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
    ...(seed === undefined ? {} : { seed }),
    ...(stopSequences?.length ? { customStopTriggers: stopSequences } : {}),
  };
}

function planWrapper(wrapper: ChatWrapper, isForced: boolean, hasGrammar: boolean): ChatWrapper {
  if (isForced) return mustCall(wrapper);
  return hasGrammar ? withoutSegments(wrapper) : wrapper;
}

/** The prompt as the model reads it, in tokens. */
function tokensOf({ model }: LoadedModel, { history, wrapper, functions }: StepPlan): number[] {
  const { contextText } = wrapper.generateContextState({
    chatHistory: history,
    ...(functions ? { availableFunctions: functions, documentFunctionParams: true } : {}),
  });
  return contextText.tokenize(model.tokenizer);
}
