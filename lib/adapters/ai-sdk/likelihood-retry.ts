import { z } from "zod";

const bodySchema = z.looseObject({ logprobs: z.unknown().optional(), top_logprobs: z.unknown().optional() });

/**
 * `fetch` for servers that refuse to say how likely tokens were, as some do beside tools: such a request is sent once more without the question, and
 * the question is not asked of that server again.
 */
export function createLikelihoodRetry(send: typeof fetch): typeof fetch {
  let isRefused = false;
  return async (input, init) => {
    const response = await send(input, isRefused ? withoutQuestion(init) : init);
    const mayRefuse = !isRefused && (response.status === 400 || response.status === 422);
    if (!mayRefuse) return response;
    const text = await response.text();
    if (!text.includes("logprobs")) return new Response(text, response);
    isRefused = true;
    return await send(input, withoutQuestion(init));
  };
}

function withoutQuestion(init: RequestInit | undefined): RequestInit | undefined {
  if (typeof init?.body !== "string") return init;
  const { logprobs: _asked, top_logprobs: _many, ...kept } = bodySchema.parse(JSON.parse(init.body));
  return { ...init, body: JSON.stringify(kept) };
}
