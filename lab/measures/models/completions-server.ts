import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { z } from "zod";

const functionSchema = z.object({ name: z.string(), arguments: z.string() });
const messageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content: z.string() }),
  z.object({ role: z.literal("user"), content: z.string() }),
  z.object({
    role: z.literal("assistant"),
    content: z.string().nullish(),
    tool_calls: z.array(z.object({ id: z.string(), function: functionSchema })).optional(),
  }),
  z.object({ role: z.literal("tool"), tool_call_id: z.string(), content: z.string() }),
]);
const requestSchema = z.object({
  messages: z.array(messageSchema),
  tools: z
    .array(
      z.object({
        function: z.object({
          name: z.string(),
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()),
        }),
      }),
    )
    .optional(),
});
type CompletionRequest = z.infer<typeof requestSchema>;

/**
 * A model as a small OpenAI-compatible server on this machine: `/v1/models`, and `/v1/chat/completions` streamed. What a person's own
 * llama.cpp server or Ollama is to the app, so that the same model can be measured over the wire.
 */
export async function serveCompletions(model: LanguageModelV4) {
  const server = createServer((request, response) => {
    answer(model, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: error instanceof Error ? error.message : "failed" } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  model: LanguageModelV4,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === "/v1/models") {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ object: "list", data: [{ id: model.modelId, object: "model" }] }));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const parsed = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  const left = new AbortController();
  response.once("close", () => left.abort());
  const { stream } = await model.doStream({ ...toCall(parsed), abortSignal: left.signal });
  response.writeHead(200, { "content-type": "text/event-stream" });
  const writer = createChunkWriter(model.modelId);
  for await (const part of stream)
    for (const chunk of writer(part)) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end("data: [DONE]\n\n");
}

function toCall({ messages, tools }: CompletionRequest): LanguageModelV4CallOptions {
  const names = new Map(
    messages.flatMap((message) =>
      message.role === "assistant"
        ? (message.tool_calls ?? []).map((call) => [call.id, call.function.name] as const)
        : [],
    ),
  );
  return {
    prompt: messages.map((message) => toPromptMessage(message, names)),
    ...(tools ? { tools: tools.map(toTool) } : {}),
  };
}

function toTool({
  function: { name, description, parameters },
}: NonNullable<CompletionRequest["tools"]>[number]): LanguageModelV4FunctionTool {
  return {
    type: "function",
    name,
    ...(description === undefined ? {} : { description }),
    inputSchema: parameters,
  };
}

function toPromptMessage(
  message: CompletionRequest["messages"][number],
  names: ReadonlyMap<string, string>,
): LanguageModelV4Message {
  switch (message.role) {
    case "system":
      return { role: "system", content: message.content };
    case "user":
      return { role: "user", content: [{ type: "text", text: message.content }] };
    case "tool": {
      const toolCallId = message.tool_call_id;
      const output = { type: "text" as const, value: message.content };
      const toolName = names.get(toolCallId) ?? "";
      return { role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output }] };
    }
    case "assistant": {
      const calls = (message.tool_calls ?? []).map((call) => ({
        type: "tool-call" as const,
        toolCallId: call.id,
        toolName: call.function.name,
        input: JSON.parse(call.function.arguments) as unknown,
      }));
      const text = message.content ? [{ type: "text" as const, text: message.content }] : [];
      return { role: "assistant", content: [...text, ...calls] };
    }
  }
}

/** Parts of the AI SDK as chunks of Chat Completions. */
function createChunkWriter(model: string) {
  const chunk = (delta: object, finishReason: string | null = null) => ({
    id: "chatcmpl-local",
    object: "chat.completion.chunk",
    created: 0,
    model,
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });
  let calls = 0;
  return (part: LanguageModelV4StreamPart): readonly object[] => {
    switch (part.type) {
      case "text-delta":
        return [chunk({ role: "assistant", content: part.delta })];
      case "reasoning-delta":
        return [chunk({ role: "assistant", reasoning_content: part.delta })];
      case "tool-call": {
        const { toolCallId: id, toolName: name, input } = part;
        const call = { index: calls, id, type: "function", function: { name, arguments: input } };
        calls += 1;
        return [chunk({ role: "assistant", tool_calls: [call] })];
      }
      case "finish": {
        const { inputTokens, outputTokens } = part.usage;
        const reason = part.finishReason.unified === "tool-calls" ? "tool_calls" : part.finishReason.unified;
        const usage = {
          prompt_tokens: inputTokens.total ?? 0,
          completion_tokens: outputTokens.total ?? 0,
          total_tokens: (inputTokens.total ?? 0) + (outputTokens.total ?? 0),
          prompt_tokens_details: { cached_tokens: inputTokens.cacheRead ?? 0 },
        };
        return [chunk({}, reason), { ...chunk({}), choices: [], usage }];
      }
      default:
        return [];
    }
  };
}
