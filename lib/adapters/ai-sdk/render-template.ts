import { z } from "zod";
import type { PlainMessage, PlainRequest } from "@/lib/core/context/sent-request";

/** Where the model is, and how requests get there. */
export interface TemplateServer {
  /** As for Chat Completions, with its `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly modelId: string;
  readonly connect: typeof fetch;
}

/** A server may take so long to render a template, in milliseconds. */
const limitMs = 10_000;

const promptSchema = z.object({ prompt: z.string() });
const tokensSchema = z.object({ tokens: z.array(z.int().min(0)) });

/**
 * The prompt that the server's own template makes of a request: llama.cpp says it (`/apply-template`), vLLM says its tokens and their text. Null for
 * every other server, and where none answers. Runs no model.
 */
export async function renderTemplate(
  server: TemplateServer,
  request: PlainRequest,
  signal: AbortSignal,
): Promise<string | null> {
  const body = {
    model: server.modelId,
    messages: wireMessages(request.messages),
    ...(request.tools.length === 0 ? {} : { tools: request.tools.map(wireTool) }),
  };
  const applied = await ask(server, "apply-template", body, promptSchema, signal);
  if (applied) return applied.prompt;
  const read = await ask(server, "tokenize", { ...body, add_generation_prompt: true }, tokensSchema, signal);
  if (!read) return null;
  const { modelId: model } = server;
  const text = await ask(server, "detokenize", { model, tokens: read.tokens }, promptSchema, signal);
  return text?.prompt ?? null;
}

async function ask<Answer>(
  { baseUrl, apiKey, connect }: TemplateServer,
  name: string,
  body: object,
  schema: z.ZodType<Answer>,
  signal: AbortSignal,
): Promise<Answer | null> {
  const root = baseUrl.replace(/\/(?:v1\/?)?$/, "");
  const ended = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    const response = await connect(`${root}/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
      redirect: "error",
      signal: ended,
    });
    return response.ok ? (schema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    // No such path, no JSON, or nobody there: it is not told.
    return null;
  }
}

/** Chat Completions names the call that each result belongs to; in the plain form results follow their calls in order. */
function wireMessages(messages: readonly PlainMessage[]): readonly object[] {
  let open: string[] = [];
  return messages.map(({ role, text, calls = [] }, index) => {
    if (role === "tool") return { role, content: text, tool_call_id: open.shift() ?? "call" };
    if (calls.length === 0) return { role, content: text };
    open = calls.map((_, place) => `call_${index}_${place}`);
    return {
      role,
      content: text,
      tool_calls: calls.map(({ name, input }, place) => ({
        id: `call_${index}_${place}`,
        type: "function",
        function: { name, arguments: JSON.stringify(input) },
      })),
    };
  });
}

function wireTool({ name, description, schema }: PlainRequest["tools"][number]): object {
  return { type: "function", function: { name, description, parameters: schema } };
}
