import { z } from "zod";

/** What stands for reasoning that is not kept: empty text counts as missing. */
const leftOut = " ";

/** A header of ours on an answer whose request was sent again without its grammar. */
export const withoutGrammarHeader = "x-agemem-without-grammar";

const messageSchema = z.looseObject({ role: z.string() });
const bodySchema = z.looseObject({ messages: z.array(messageSchema) });
type Message = z.infer<typeof messageSchema>;

/** How DeepSeek and Kimi say that they want the field; any other word about it says that it is unknown. */
const demand = /missing|must (be|have|contain|include)|required|passed back/i;

/** Fields that hold a model to a grammar, by the names of several servers. */
const grammarFields = ["grammar", "guided_grammar", "structured_outputs"] as const;

/**
 * `fetch` for servers that are particular about fields which OpenAI does not have. Some demand `reasoning_content` in every past message
 * that called tools, also where its turn is over and its reasoning no longer goes back; others refuse a request that has it, or one with
 * a grammar. A request that is refused is sent once more with the field filled, or without it. Everything else passes.
 */
export function createFieldRetry(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const isRefused = response.status === 400 || response.status === 422;
    if (!isRefused || typeof init?.body !== "string") return response;
    const text = await response.text();
    if (text.includes("reasoning_content")) {
      const changed = bodyFor(text, init.body);
      if (changed !== null) return send(input, { ...init, body: changed });
    } else {
      const changed = bodyWithoutGrammar(init.body);
      if (changed !== null) return saidWithoutGrammar(await send(input, { ...init, body: changed }));
    }
    return new Response(text, response);
  };
}

/** Named in the answer, so that the record of what was sent says the same. */
function saidWithoutGrammar(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set(withoutGrammarHeader, "1");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** The request as this refusal asks for it; null when it has that form already. */
function bodyFor(refusal: string, body: string): string | null {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  if (!parsed.success) return null;
  const messages = parsed.data.messages.map(demand.test(refusal) ? withReasoning : withoutReasoning);
  const changed = JSON.stringify({ ...parsed.data, messages });
  return changed === JSON.stringify(parsed.data) ? null : changed;
}

/** The request without a grammar; null when it has none. */
function bodyWithoutGrammar(body: string): string | null {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  if (!parsed.success || !grammarFields.some((field) => field in parsed.data)) return null;
  return JSON.stringify(withoutGrammar(parsed.data));
}

/** The body of a request without the fields that hold a model to a grammar. */
export function withoutGrammar(body: unknown): unknown {
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(
    Object.entries(body).filter(([field]) => !grammarFields.some((one) => one === field)),
  );
}

function withReasoning(message: Message): Message {
  const isCall = message.role === "assistant" && Array.isArray(message.tool_calls);
  return isCall && !message.reasoning_content ? { ...message, reasoning_content: leftOut } : message;
}

function withoutReasoning({ reasoning_content: _reasoning, ...message }: Message): Message {
  return message;
}
