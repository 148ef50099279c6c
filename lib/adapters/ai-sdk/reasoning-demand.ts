import { z } from "zod";

/** What stands for reasoning that is not kept: empty text counts as missing. */
const leftOut = " ";

const messageSchema = z.looseObject({ role: z.string() });
const bodySchema = z.looseObject({ messages: z.array(messageSchema) });
type Message = z.infer<typeof messageSchema>;

/** How DeepSeek and Kimi say that they want the field; any other word about it says that it is unknown. */
const demand = /missing|must (be|have|contain|include)|required|passed back/i;

/**
 * `fetch` for servers that are particular about the field `reasoning_content`. Some demand it in every past message that called tools, also
 * where its turn is over and its reasoning no longer goes back; others refuse a request that has it. A request that is refused for this is
 * sent once more with the field filled, or without it. Everything else passes.
 */
export function createReasoningDemand(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const isRefused = response.status === 400 || response.status === 422;
    if (!isRefused || typeof init?.body !== "string") return response;
    const text = await response.text();
    const changed = text.includes("reasoning_content") ? bodyFor(text, init.body) : null;
    if (changed !== null) return send(input, { ...init, body: changed });
    return new Response(text, response);
  };
}

/** The request as this refusal asks for it; null when it has that form already. */
function bodyFor(refusal: string, body: string): string | null {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  if (!parsed.success) return null;
  const messages = parsed.data.messages.map(demand.test(refusal) ? withReasoning : withoutReasoning);
  const changed = JSON.stringify({ ...parsed.data, messages });
  return changed === JSON.stringify(parsed.data) ? null : changed;
}

function withReasoning(message: Message): Message {
  const isCall = message.role === "assistant" && Array.isArray(message.tool_calls);
  return isCall && !message.reasoning_content ? { ...message, reasoning_content: leftOut } : message;
}

function withoutReasoning({ reasoning_content: _reasoning, ...message }: Message): Message {
  return message;
}
