import { createHash } from "node:crypto";
import { z } from "zod";
import { answerPeer } from "../scripted-policy/answer-peer";
import type { ChatAnswer, ChatRequest } from "../scripted-policy/chat-request";

const chatResponseSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({
          content: z.string().nullish(),
          tool_calls: z.array(z.unknown()).nullish(),
        }),
      }),
    )
    .min(1),
});
/** An answer of OpenAI's chat interface. */
export type ChatResponse = z.infer<typeof chatResponseSchema>;

/** The model that other memory systems speak to. Throws `PeerModelError`. */
export interface PeerModel {
  answer(request: ChatRequest, episodeId: string): Promise<ChatResponse>;
}

/** `unknown-prompt`: the scripted policy does not know what it was asked. */
export class PeerModelError extends Error {
  constructor(
    readonly code: "model-gone" | "unknown-prompt",
    message: string,
  ) {
    super(message);
  }
}

/** The scripted policy for other systems' prompts. */
export const scriptedPeerModel: PeerModel = {
  async answer(request) {
    const answer = answerPeer(request);
    if (!answer)
      throw new PeerModelError(
        "unknown-prompt",
        "The scripted policy does not know this prompt of the system.",
      );
    return responseOf(answer);
  },
};

function responseOf({ text, calls }: ChatAnswer): ChatResponse {
  const toolCalls = calls.map(({ name, input }, index) => ({
    id: `call_${createHash("sha256")
      .update(JSON.stringify([index, name, input]))
      .digest("hex")
      .slice(0, 16)}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  const message = {
    role: "assistant",
    content: text,
    ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
  };
  const choice = { index: 0, finish_reason: toolCalls.length > 0 ? "tool_calls" : "stop", message };
  const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
  return { id: "lab", object: "chat.completion", created: 0, model: "lab", choices: [choice], usage };
}

/** How a real model is reached: its key stays here. */
export interface ModelWire {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly modelId: string;
  readonly fetch: typeof fetch;
}

/** Answers of a model that were paid for: the same request in the same episode is answered from here. */
export interface AnswerCache {
  read(key: string): Promise<unknown>;
  write(key: string, answer: unknown): Promise<void>;
}

/** A real model: what a memory system asks is passed on as it is, at temperature 0, under the model's own name. */
export function createWiredPeerModel(wire: ModelWire, cache: AnswerCache): PeerModel {
  return {
    async answer(request, episodeId) {
      const body = { ...request, model: wire.modelId, temperature: 0, stream: false };
      const key = createHash("sha256")
        .update(JSON.stringify([episodeId, wire.baseUrl, body]))
        .digest("hex");
      const kept = chatResponseSchema.safeParse(await cache.read(key));
      if (kept.success) return kept.data;
      const answer = chatResponseSchema.safeParse(await ask(wire, body));
      if (!answer.success)
        throw new PeerModelError("model-gone", "The model's server sent something that is no answer.");
      await cache.write(key, answer.data);
      return answer.data;
    },
  };
}

/** How long a model may take for one answer, in milliseconds. */
const answerLimitMs = 5 * 60_000;

async function ask({ baseUrl, apiKey, fetch: send }: ModelWire, body: unknown): Promise<unknown> {
  const headers = {
    "content-type": "application/json",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const signal = AbortSignal.timeout(answerLimitMs);
  const response = await send(`${baseUrl.replace(/\/$/, "")}/chat/completions`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    throw new PeerModelError("model-gone", error instanceof Error ? error.message : String(error));
  });
  if (!response.ok) throw new PeerModelError("model-gone", `The model's server answered ${response.status}.`);
  return response.json().catch(() => null);
}
