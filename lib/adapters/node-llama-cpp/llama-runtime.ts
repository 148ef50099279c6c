/**
 * What we use of node-llama-cpp 3.22. The package is installed on demand and never a dependency, so its own types are not here;
 * the tests run against the real one.
 */
export interface LlamaRuntime {
  getLlama(options: {
    readonly build: "never";
    readonly gpu: "auto" | false;
    readonly maxThreads: number;
    readonly progressLogs: false;
    readonly logLevel: "error";
    readonly logger: (level: string, message: string) => void;
  }): Promise<Llama>;
  readonly LlamaChat: new (options: {
    contextSequence: LlamaSequence;
    chatWrapper: ChatWrapper;
  }) => LlamaChat;
  readonly LlamaGrammar: new (llama: Llama, options: { grammar: string }) => LlamaGrammar;
  resolveChatWrapper(model: LlamaModel): ChatWrapper;
}

export interface Llama {
  loadModel(options: { readonly modelPath: string; readonly loadSignal?: AbortSignal }): Promise<LlamaModel>;
  dispose(): Promise<void>;
}

export interface LlamaModel {
  readonly trainContextSize: number;
  readonly tokenizer: LlamaTokenizer;
  readonly tokens: { readonly eos: LlamaToken | null };
  createContext(options: {
    readonly contextSize: number;
    readonly threads: number;
    readonly batchSize?: number;
    readonly lora?: { readonly adapters: readonly { readonly filePath: string; readonly scale: number }[] };
  }): Promise<LlamaContext>;
  createEmbeddingContext(options: {
    readonly contextSize: number;
    readonly threads: number;
  }): Promise<LlamaEmbedder>;
  tokenize(text: string): LlamaToken[];
  detokenize(tokens: readonly LlamaToken[], specialTokens?: boolean): string;
  dispose(): Promise<void>;
}

export type LlamaTokenizer = { readonly __brand?: "tokenizer" };
export type LlamaToken = number;
export type LlamaGrammar = { readonly __brand?: "grammar" };

export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}

export interface LlamaEmbedder {
  getEmbeddingFor(tokens: LlamaToken[]): Promise<{ readonly vector: readonly number[] }>;
  dispose(): Promise<void>;
}

interface NextTokenQuestion {
  readonly probabilities: true;
  readonly options: {
    readonly temperature: number;
    readonly topK: number;
    readonly topP: number;
    readonly minP: number;
  };
}

export interface LlamaSequence {
  readonly contextTokens: readonly LlamaToken[];
  clearHistory(): Promise<void>;
  /** Reads tokens; of those with `generateNext`, says how likely each next token is. One entry for each token that was given. */
  controlledEvaluate(
    tokens: readonly (LlamaToken | readonly [LlamaToken, { readonly generateNext: NextTokenQuestion }])[],
  ): Promise<
    readonly ({ readonly next: { readonly probabilities?: ReadonlyMap<LlamaToken, number> } } | undefined)[]
  >;
  compareContextTokens(tokens: LlamaToken[]): { readonly firstDifferentIndex: number };
  readonly tokenMeter: {
    getState(): { readonly usedInputTokens: number; readonly usedOutputTokens: number };
  };
}

/** A conversation as node-llama-cpp takes it; the last entry is the answer to be written. */
export type LlamaHistoryItem =
  | { readonly type: "system"; readonly text: string }
  | { readonly type: "user"; readonly text: string }
  | { readonly type: "model"; readonly response: readonly (string | LlamaFunctionCallRecord)[] };

/** A call of the past, with its result. */
export interface LlamaFunctionCallRecord {
  readonly type: "functionCall";
  readonly name: string;
  readonly params: unknown;
  readonly result: unknown;
  readonly startsNewChunk: boolean;
}

export type LlamaFunctions = Readonly<
  Record<string, { readonly description?: string; readonly params?: unknown }>
>;

interface ContextState {
  readonly contextText: { tokenize(tokenizer: LlamaTokenizer): LlamaToken[] };
}

/** Renders a conversation as a model was trained to read it. */
export interface ChatWrapper {
  readonly wrapperName: string;
  readonly settings: { readonly segments?: unknown };
  generateContextState(options: {
    readonly chatHistory: readonly LlamaHistoryItem[];
    readonly availableFunctions?: LlamaFunctions;
    readonly documentFunctionParams?: boolean;
  }): ContextState;
}

export interface LlamaResponseChunk {
  readonly type: "segment" | undefined;
  readonly segmentType: "thought" | "comment" | undefined;
  readonly text: string;
  readonly tokens: readonly LlamaToken[];
}

export interface LlamaParamsChunk {
  readonly callIndex: number;
  readonly functionName: string;
  readonly paramsChunk: string;
  readonly done: boolean;
}

export interface LlamaGenerateOptions {
  readonly signal?: AbortSignal;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly customStopTriggers?: readonly string[];
  readonly grammar?: LlamaGrammar;
  readonly functions?: LlamaFunctions;
  readonly documentFunctionParams?: boolean;
  readonly maxParallelFunctionCalls?: number;
  readonly onResponseChunk?: (chunk: LlamaResponseChunk) => void;
  readonly onFunctionCallParamsChunk?: (chunk: LlamaParamsChunk) => void;
}

export interface LlamaChat {
  generateResponse(history: LlamaHistoryItem[], options: LlamaGenerateOptions): Promise<LlamaResponse>;
  dispose(): void;
}

export interface LlamaResponse {
  readonly functionCalls?: readonly { readonly functionName: string; readonly params: unknown }[];
  readonly metadata: { readonly stopReason: string };
}
