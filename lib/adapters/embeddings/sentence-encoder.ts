import path from "node:path";
import { Worker } from "node:worker_threads";
import { isEnglish } from "@/lib/core/text/language";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";

/** Universal Sentence Encoder Lite, shipped inside an npm package: 512 dimensions, unit length, English. */
const model = "use-lite-512@0.2.0";
const dimensions = 512;

/** The encoder is slow on long text and gains nothing from it, in characters. */
const maxCharacters = 1_000;

/** Vectors stay known by text: the items of a context are compared again and again. */
const keptVectors = 5_000;

interface Pending {
  readonly resolve: (vectors: number[][]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The embedder of the embedded default: no key, no network. The model loads with the first text (about half a second)
 * in a worker thread, which ends when `close` is called and never keeps the process alive.
 */
export function createSentenceEncoder({
  rootFolder,
}: {
  readonly rootFolder: string;
}): Embedder & { close(): Promise<void> } {
  const pending = new Map<number, Pending>();
  const known = new Map<string, readonly number[]>();
  let worker: Worker | null = null;
  let lastRequestId = 0;

  function start(): Worker {
    const file = path.join(
      /* turbopackIgnore: true */ rootFolder,
      "lib/adapters/embeddings/sentence-encoder.worker.mjs",
    );
    const started = new Worker(/* turbopackIgnore: true */ file);
    started.unref();
    started.on(
      "message",
      ({ requestId, vectors, failure }: { requestId: number; vectors?: number[][]; failure?: string }) => {
        const request = pending.get(requestId);
        pending.delete(requestId);
        if (vectors) request?.resolve(vectors);
        else request?.reject(new EmbedderError(failure ?? "no answer"));
      },
    );
    started.on("error", (error) => stopAll(`the encoder stopped: ${error.message}`));
    started.on("exit", () => stopAll("the encoder stopped"));
    return started;
  }

  function stopAll(reason: string): void {
    worker = null;
    for (const request of pending.values()) request.reject(new EmbedderError(reason));
    pending.clear();
  }

  function ask(texts: readonly string[]): Promise<number[][]> {
    worker ??= start();
    lastRequestId += 1;
    const requestId = lastRequestId;
    const asked = worker;
    return new Promise((resolve, reject) => {
      pending.set(requestId, { resolve, reject });
      asked.postMessage({ requestId, texts });
    });
  }

  return {
    model,
    reads: isEnglish,
    async embed(texts) {
      const keys = texts.map((text) => text.trim().slice(0, maxCharacters));
      const unknown = [...new Set(keys.filter((key) => key !== "" && !known.has(key)))];
      if (unknown.length > 0) {
        const vectors = await ask(unknown);
        if (known.size + unknown.length > keptVectors) known.clear();
        for (const [index, key] of unknown.entries()) known.set(key, vectors[index] ?? []);
        // The cache may be smaller than one request; answer from what came back.
        const fresh = new Map(unknown.map((key, index) => [key, vectors[index] ?? []]));
        return keys.map((key) => fresh.get(key) ?? known.get(key) ?? zero());
      }
      return keys.map((key) => known.get(key) ?? zero());
    },
    async close() {
      await worker?.terminate();
    },
  };
}

function zero(): readonly number[] {
  return new Array<number>(dimensions).fill(0);
}
