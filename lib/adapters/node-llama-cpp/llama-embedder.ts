import path from "node:path";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import { describeGguf } from "./describe-gguf";
import type { LlamaEmbedder, LlamaModel } from "./llama-runtime";
import { loadRuntime, type StartedRuntime } from "./load-runtime";

/** Longest text that is read, in tokens; a memory is a fact, not a document. */
const maxTokens = 512;

interface OpenEmbedder {
  readonly started: StartedRuntime;
  readonly model: LlamaModel;
  readonly context: LlamaEmbedder;
}

/** A GGUF embedding model on this machine. Loaded with the first text; what is longer than the model reads is cut at its end. */
export function createLlamaEmbedder(options: {
  readonly runtimeFolder: string;
  readonly file: string;
  readonly threads?: number;
  readonly gpu?: "auto" | false;
}): Embedder & { close(): Promise<void> } {
  let opening: Promise<OpenEmbedder> | null = null;

  async function open(): Promise<OpenEmbedder> {
    const { trainedContext } = await describeGguf(options.file);
    const started = await loadRuntime(options);
    const model = await started.llama.loadModel({ modelPath: options.file });
    const contextSize = Math.min(maxTokens, trainedContext);
    const context = await model.createEmbeddingContext({ contextSize, threads: started.threads });
    return { started, model, context };
  }

  return {
    model: `gguf:${path.basename(options.file)}`,
    // What a model has learnt is not written in its file.
    reads: () => true,
    async embed(texts) {
      opening ??= open();
      try {
        const opened = await opening;
        const vectors: (readonly number[])[] = [];
        for (const text of texts) vectors.push(await embedOne(opened, text));
        return withZeros(vectors);
      } catch (error) {
        opening = null;
        throw new EmbedderError(error instanceof Error ? error.message : String(error));
      }
    },
    async close() {
      const opened = await opening?.catch(() => null);
      opening = null;
      await opened?.context.dispose();
      await opened?.model.dispose();
      await opened?.started.llama.dispose();
    },
  };
}

async function embedOne({ model, context }: OpenEmbedder, text: string): Promise<readonly number[]> {
  if (text.trim() === "") return [];
  const { vector } = await context.getEmbeddingFor(model.tokenize(text).slice(0, maxTokens - 2));
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

/** Empty texts get zeros, as many as the others have numbers. */
function withZeros(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const dimensions = vectors.find((vector) => vector.length > 0)?.length ?? 0;
  return vectors.map((vector) => (vector.length > 0 ? vector : new Array<number>(dimensions).fill(0)));
}
