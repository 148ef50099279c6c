import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describeGguf } from "./describe-gguf";
import type { ChatWrapper, LlamaContext, LlamaModel, LlamaSequence } from "./llama-runtime";
import { loadRuntime, type StartedRuntime } from "./load-runtime";
import { LocalModelError } from "./local-model-error";

/** A LoRA adapter beside its model; `scale` 1 is its full strength. */
export interface LoraAdapter {
  readonly file: string;
  readonly scale?: number;
}

/** Which file to run, and how. */
export interface LlamaModelOptions {
  readonly file: string;
  /** Tokens of context to hold; never more than the model was trained for. */
  readonly contextTokens: number;
  /** Longest step it may write, in tokens; a weak model would never stop by itself. */
  readonly maxAnswerTokens?: number;
  readonly adapters?: readonly LoraAdapter[];
  /** For rollouts of a training: words are drawn from the whole distribution, and every step says its tokens. */
  readonly isForTraining?: boolean;
}

/** A model in memory. Its context keeps what it has read, so that a prompt that begins the same is not read again. */
export interface LoadedModel {
  readonly started: StartedRuntime;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly sequence: LlamaSequence;
  readonly wrapper: ChatWrapper;
}

/** The models of this process that run on this machine: one in memory at a time, one answer at a time. */
export interface LlamaEngine {
  /** Runs `work` with the model loaded, after whatever runs now. Throws `LocalModelError`; the signal also ends the waiting. */
  use<Value>(
    options: LlamaModelOptions,
    signal: AbortSignal | undefined,
    work: (loaded: LoadedModel) => Promise<Value>,
  ): Promise<Value>;
  /** Frees the memory; the next use loads again. */
  unload(): Promise<void>;
  close(): Promise<void>;
}

/** Share of the machine's memory that a model may take. */
const memoryShare = 0.9;

/** An engine over the runtime in this folder. Nothing is loaded before the first use. */
export function createLlamaEngine(options: {
  readonly runtimeFolder: string;
  readonly threads?: number;
  readonly gpu?: "auto" | false;
  readonly totalMemoryBytes?: number;
  readonly onComplaint?: (message: string) => void;
}): LlamaEngine {
  const { totalMemoryBytes = os.totalmem() } = options;
  let starting: Promise<StartedRuntime> | null = null;
  let loaded: { readonly key: string; readonly value: LoadedModel } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): Promise<StartedRuntime> {
    starting ??= loadRuntime(options).catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  async function load(wanted: LlamaModelOptions, signal: AbortSignal | undefined): Promise<LoadedModel> {
    const { maxAnswerTokens: _, isForTraining: __, ...opened } = wanted;
    const key = JSON.stringify(opened);
    if (loaded?.key === key) return loaded.value;
    await unloadNow();
    const started = await start();
    await checkFile(wanted, totalMemoryBytes);
    const value = await openModel(started, wanted, signal);
    loaded = { key, value };
    return value;
  }

  async function unloadNow(): Promise<void> {
    const model = loaded?.value.model;
    loaded = null;
    await model?.dispose();
  }

  /** One after the other: the context is one, and two answers at once would only be twice as slow. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  return {
    use: (wanted, signal, work) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        return await work(await load(wanted, signal));
      }),
    unload: () => inTurn(unloadNow),
    close: () =>
      inTurn(async () => {
        await unloadNow();
        const started = await starting?.catch(() => null);
        starting = null;
        await started?.llama.dispose();
      }),
  };
}

/** Refuses what cannot work before gigabytes are read. */
async function checkFile(
  { file, contextTokens, adapters = [] }: LlamaModelOptions,
  totalMemoryBytes: number,
): Promise<void> {
  const description = await describeGguf(file);
  const missing = adapters.find((adapter) => !existsSync(/* turbopackIgnore: true */ adapter.file));
  if (missing) throw new LocalModelError({ code: "file-missing", file: path.basename(missing.file) });
  const context = Math.min(contextTokens, description.trainedContext);
  const neededBytes = description.fileBytes + context * (description.bytesPerContextToken ?? 0);
  const availableBytes = Math.floor(totalMemoryBytes * memoryShare);
  if (neededBytes > availableBytes)
    throw new LocalModelError({ code: "too-large", neededBytes, availableBytes });
}

async function openModel(
  started: StartedRuntime,
  { file, contextTokens, adapters = [] }: LlamaModelOptions,
  signal: AbortSignal | undefined,
): Promise<LoadedModel> {
  const { runtime, llama, threads } = started;
  let model: LlamaModel | null = null;
  try {
    model = await llama.loadModel({ modelPath: file, ...(signal ? { loadSignal: signal } : {}) });
    const context = await model.createContext({
      contextSize: Math.min(contextTokens, model.trainContextSize),
      threads,
      ...(adapters.length > 0
        ? { lora: { adapters: adapters.map(({ file: filePath, scale = 1 }) => ({ filePath, scale })) } }
        : {}),
    });
    const sequence = context.getSequence();
    return { started, model, context, sequence, wrapper: runtime.resolveChatWrapper(model) };
  } catch (error) {
    await model?.dispose();
    signal?.throwIfAborted();
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new LocalModelError({ code: "unsupported", reason: reason.replaceAll(file, path.basename(file)) });
  }
}
