import { z } from "zod";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";

/** How many texts travel in one request: small servers refuse more. */
const batchSize = 32;

/** How long one request may take, in milliseconds: a local server may load the model first. */
const limitMs = 60_000;

/** After a failure the server is left alone for so long, in milliseconds, so that every search does not wait for a dead one. */
const restMs = 15_000;

/** Vectors stay known by text: the items of a context are compared again and again. */
const keptVectors = 5_000;

const answerSchema = z.object({
  data: z.array(
    z.object({ index: z.int().min(0).optional(), embedding: z.array(z.number()).min(1).max(16_384) }),
  ),
});

export interface OpenAiEmbedderOptions {
  readonly baseUrl: string;
  readonly modelId: string;
  /** What vectors are stored under: they are compared only with vectors of the same name. */
  readonly model: string;
  readonly readKey: () => Promise<string | null>;
  readonly connect: typeof fetch;
  readonly nowMs?: () => number;
}

/** Embeddings of any server with OpenAI's `/embeddings`. Vectors come out with unit length, whatever the server does. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { model, nowMs = Date.now } = options;
  const known = new Map<string, readonly number[]>();
  let dimensions: number | null = null;
  let failed: { readonly untilMs: number; readonly message: string } | null = null;

  async function ask(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    if (failed && nowMs() < failed.untilMs) throw new EmbedderError(failed.message);
    try {
      const vectors = (await requestVectors(options, texts)).map(unitLength);
      const length = dimensions ?? vectors[0]?.length ?? 0;
      if (vectors.some((vector) => vector.length !== length))
        throw new EmbedderError(`${options.modelId} changed the length of its vectors; start the app again.`);
      dimensions = length;
      failed = null;
      return vectors;
    } catch (error) {
      const known =
        error instanceof EmbedderError ? error : new EmbedderError(`${options.modelId} cannot be reached`);
      failed = { untilMs: nowMs() + restMs, message: known.message };
      throw known;
    }
  }

  return {
    model,
    // What a server's model has learnt is not known here.
    reads: () => true,
    async embed(texts) {
      const unknown = [...new Set(texts.map((text) => text.trim()))].filter(
        (text) => text !== "" && !known.has(text),
      );
      const fresh = new Map<string, readonly number[]>();
      for (let start = 0; start < unknown.length; start += batchSize) {
        const batch = unknown.slice(start, start + batchSize);
        const vectors = await ask(batch);
        for (const [index, text] of batch.entries()) fresh.set(text, vectors[index] ?? []);
      }
      if (known.size + fresh.size > keptVectors) known.clear();
      const zero = new Array<number>(dimensions ?? 1).fill(0);
      const answer = texts.map((text) => fresh.get(text.trim()) ?? known.get(text.trim()) ?? zero);
      for (const [text, vector] of fresh) known.set(text, vector);
      return answer;
    },
  };
}

async function requestVectors(
  { baseUrl, modelId, readKey, connect }: OpenAiEmbedderOptions,
  texts: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const key = await readKey();
  const response = await connect(`${baseUrl}/embeddings`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model: modelId, input: texts, encoding_format: "float" }),
    signal: AbortSignal.timeout(limitMs),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new EmbedderError(`${modelId} answered with status ${response.status}`);
  }
  const parsed = answerSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success || parsed.data.data.length !== texts.length)
    throw new EmbedderError(`${modelId} sent no vectors that can be read`);
  const placed = new Map(parsed.data.data.map(({ index, embedding }, order) => [index ?? order, embedding]));
  return texts.map((_, index) => {
    const vector = placed.get(index);
    if (!vector?.every(Number.isFinite))
      throw new EmbedderError(`${modelId} sent no vectors that can be read`);
    return vector;
  });
}

function unitLength(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
