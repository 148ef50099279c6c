import { z } from "zod";
import type { ListedModel } from "@/lib/core/model/offer";
import { err, ok, type Result } from "@/lib/core/result";

/** Where servers say how much a model reads: vLLM, OpenRouter, LM Studio, llama.cpp. */
const entrySchema = z.object({
  id: z.string().min(1).max(300),
  max_model_len: z.number().nullish(),
  context_length: z.number().nullish(),
  max_context_length: z.number().nullish(),
  meta: z.object({ n_ctx: z.number().nullish(), n_ctx_train: z.number().nullish() }).nullish(),
});
const listSchema = z.object({ data: z.array(entrySchema).max(5_000) });

const embeddingName = /embed|(^|[/:_-])(bge|gte|e5|minilm|nomic-bert|mxbai)([-_:.]|$)/i;

export interface ListModelsRequest {
  readonly baseUrl: string;
  readonly key: string | null;
  readonly connect: typeof fetch;
  readonly signal: AbortSignal;
}

/** Asks an OpenAI-compatible server what it offers. The error is a sentence. */
export async function listModels(
  request: ListModelsRequest,
): Promise<Result<readonly ListedModel[], string>> {
  const { baseUrl, key, connect, signal } = request;
  const response = await connect(`${baseUrl}/models`, {
    headers: key ? { authorization: `Bearer ${key}` } : {},
    signal,
  });
  const status = response.status;
  if (status === 401 || status === 403) {
    await response.body?.cancel();
    return err(key ? "It refused the key." : "It wants a key.");
  }
  if (!response.ok) {
    await response.body?.cancel();
    return err(`It answered with status ${status} when asked for its models.`);
  }
  const parsed = listSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return err("It answered, but not with a list of models as OpenAI's interface has it.");
  return ok(
    parsed.data.data.map((entry) => ({
      modelId: entry.id,
      contextTokens: contextOf(entry),
      makesEmbeddings: embeddingName.test(entry.id),
    })),
  );
}

function contextOf(entry: z.infer<typeof entrySchema>): number | null {
  const tokens =
    entry.max_model_len ??
    entry.meta?.n_ctx ??
    entry.context_length ??
    entry.max_context_length ??
    entry.meta?.n_ctx_train ??
    null;
  return tokens !== null && Number.isInteger(tokens) && tokens > 0 ? tokens : null;
}
