import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ModelPart } from "@/lib/ports/language-model";
import { callModelOnce, createWireModel, joined, toolCallsOf } from "./testing/wire-model";

/** Streams as these servers write them: recorded in shape, with our own words. */
const dialects = {
  "Ollama /v1": [
    // A whole call in one delta, its index and id given, the reason in a chunk of its own, and usage beside choices.
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"She asks "},"finish_reason":null}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"about food."},"finish_reason":null}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"Let me look ❄️."},"finish_reason":null}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","tool_calls":[{"id":"call_a1","index":0,"type":"function","function":{"name":"Retrieve_memory","arguments":"{\\"query\\":\\"Tromsø\\"}"}}]},"finish_reason":null}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","tool_calls":[{"id":"call_a2","index":1,"type":"function","function":{"name":"Add_memory","arguments":"{\\"content\\":\\"Likes snow.\\"}"}}]},"finish_reason":null}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"tool_calls"}]}',
    '{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"qwen3:8b","system_fingerprint":"fp_ollama","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}',
  ],
  "llama.cpp server": [
    // Null content first, thoughts in their own field, arguments letter by letter, and timings nobody asked for.
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","system_fingerprint":"b9000","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"She asks "}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"about food."}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Let me "}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"look ❄️."}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"tool_calls":[{"index":0,"id":"a1","type":"function","function":{"name":"Retrieve_memory","arguments":"{"}}]}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"query\\":\\"Tromsø\\"}"}}]}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"tool_calls":[{"index":1,"id":"a2","type":"function","function":{"name":"Add_memory","arguments":"{\\"content\\":"}}]}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":null,"index":0,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"\\"Likes snow.\\"}"}}]}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk"}',
    '{"choices":[{"finish_reason":"tool_calls","index":0,"delta":{}}],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk","timings":{"prompt_n":120,"predicted_n":30}}',
    '{"choices":[],"created":1,"id":"chatcmpl-2","model":"local.gguf","object":"chat.completion.chunk","usage":{"completion_tokens":30,"prompt_tokens":120,"total_tokens":150},"timings":{"prompt_n":120}}',
  ],
} as const;

/** A server that answers with these bytes, cut where the test says. */
async function serve(bytes: Buffer) {
  let cuts: readonly number[] = [];
  const server = createServer(async (request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    const places = [0, ...[...new Set(cuts)].sort((left, right) => left - right), bytes.length];
    for (const [index, end] of places.slice(1).entries()) {
      await new Promise<void>((resolve) =>
        response.write(bytes.subarray(places[index], end), () => resolve()),
      );
    }
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const model = createWireModel(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, "chat");
  return async (next: readonly number[]) => {
    cuts = next.filter((cut) => cut > 0 && cut < bytes.length);
    return callModelOnce(model);
  };
}

/** Parts without where their text happened to be cut. */
function meaningOf(parts: readonly ModelPart[]) {
  const outcome = { parts, error: null };
  return {
    reasoning: joined(outcome, "reasoning"),
    text: joined(outcome, "text"),
    calls: toolCallsOf(outcome).map(({ toolName, input }) => [toolName, input]),
    last: parts.at(-1),
  };
}

const expected = {
  reasoning: "She asks about food.",
  text: "Let me look ❄️.",
  calls: [
    ["Retrieve_memory", { query: "Tromsø" }],
    ["Add_memory", { content: "Likes snow." }],
  ],
  last: {
    type: "finished",
    finishReason: "tool-calls",
    usage: expect.objectContaining({ inputTokens: 120, outputTokens: 30 }),
  },
};

describe.each(Object.entries(dialects))("the dialect of %s", (_name, chunks) => {
  const text = [...chunks.map((chunk) => `data: ${chunk}\n\n`), "data: [DONE]\n\n"].join("");

  test("means the same however its bytes are cut", async () => {
    const bytes = Buffer.from(text);
    const answer = await serve(bytes);
    expect(meaningOf((await answer([])).parts)).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
        const outcome = await answer(cuts);
        expect(outcome.error).toBeNull();
        expect(meaningOf(outcome.parts)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("means the same with carriage returns and comments between its lines", async () => {
    const answer = await serve(Buffer.from(`: ping\r\n\r\n${text.replaceAll("\n", "\r\n")}`));
    expect(meaningOf((await answer([5])).parts)).toEqual(expected);
  });

  test("without its end is a broken answer, and what came before it is kept", async () => {
    const answer = await serve(Buffer.from(text.slice(0, text.indexOf('"finish_reason":"tool_calls"'))));
    const outcome = await answer([]);
    expect(outcome.error).toMatchObject({ code: "model-broken-answer" });
    expect(joined(outcome, "text")).toContain("Let me");
  });
});
