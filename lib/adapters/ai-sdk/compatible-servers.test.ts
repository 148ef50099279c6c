import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel, joined, toolCallsOf } from "./testing/wire-model";
import { chunks, rawStream, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

async function answerOf(reply: WireReply) {
  server.script(reply);
  const outcome = await callModelOnce(createWireModel(server.baseUrl, "chat"));
  expect(outcome.error).toBeNull();
  return {
    text: joined(outcome, "text"),
    reasoning: joined(outcome, "reasoning"),
    calls: toolCallsOf(outcome).map(({ toolName, input }) => [toolName, input]),
    finishReason: outcome.parts.flatMap((part) => (part.type === "finished" ? [part.finishReason] : []))[0],
    usage: outcome.parts.flatMap((part) => (part.type === "finished" ? [part.usage] : []))[0],
  };
}

const called = (name: string, args: unknown, more: object = {}) => ({
  type: "function",
  function: { name, arguments: args },
  ...more,
});
const drums = ["Add_memory", { content: "Ida plays the drums." }];
const goats = ["Add_memory", { content: "Max keeps goats." }];
const drumsText = JSON.stringify(drums[1]);
const goatsText = JSON.stringify(goats[1]);

describe("calls of compatible servers", () => {
  test.each<[name: string, reply: WireReply]>([
    [
      "without an index, each whole in its own delta",
      chunks(
        { role: "assistant", content: null, tool_calls: [called("Add_memory", drumsText, { id: "a" })] },
        { tool_calls: [called("Add_memory", goatsText, { id: "b" })] },
        "tool_calls",
      ),
    ],
    [
      "without an index and without ids, both in one delta",
      chunks({ tool_calls: [called("Add_memory", drumsText), called("Add_memory", goatsText)] }, "stop"),
    ],
    [
      "that all have the index 0",
      chunks(
        { tool_calls: [called("Add_memory", drumsText, { id: "a", index: 0 })] },
        { tool_calls: [called("Add_memory", goatsText, { id: "b", index: 0 })] },
        "tool_calls",
      ),
    ],
    [
      "with arguments as an object and the index as text",
      chunks(
        { tool_calls: [called("Add_memory", drums[1], { id: "a", index: "0" })] },
        { tool_calls: [called("Add_memory", goats[1], { id: "b", index: "1" })] },
        "tool_calls",
      ),
    ],
    [
      "with name and arguments beside the id",
      chunks(
        { tool_calls: [{ id: "a", index: 0, name: "Add_memory", arguments: drumsText }] },
        { tool_calls: [{ id: "b", index: 1, name: "Add_memory", arguments: goats[1] }] },
        "tool_calls",
      ),
    ],
    [
      "in a whole message where a delta belongs",
      rawStream(
        JSON.stringify({
          choices: [
            {
              message: {
                role: "model",
                content: null,
                tool_calls: [
                  called("Add_memory", drumsText, { id: "a" }),
                  called("Add_memory", goats[1], { id: "b" }),
                ],
              },
              finish_reason: "tool_calls",
            },
          ],
        }),
        "[DONE]",
      ),
    ],
  ])("%s", async (_name, reply) => {
    expect((await answerOf(reply)).calls).toEqual([drums, goats]);
  });

  test("in the old form, as one function call", async () => {
    const answer = await answerOf(
      chunks(
        { role: "assistant", function_call: { name: "Add_memory", arguments: drumsText } },
        "function_call",
      ),
    );
    expect(answer).toMatchObject({ calls: [drums], finishReason: "tool-calls" });
  });
});

describe("answers of compatible servers", () => {
  test("content as parts, with thoughts among them", async () => {
    const answer = await answerOf(
      chunks(
        { role: "assistant", content: [{ type: "thinking", thinking: [{ type: "text", text: "hm" }] }] },
        { content: [{ type: "text", text: "Bon" }] },
        { content: { type: "output_text", text: "jour." } },
        "stop",
      ),
    );
    expect(answer).toMatchObject({ text: "Bonjour.", reasoning: "hm", finishReason: "stop" });
  });

  test("one JSON document although a stream was asked for", async () => {
    const message = {
      role: "assistant",
      content: "Plain words.",
      reasoning_content: "Short.",
      tool_calls: [called("Add_memory", drums[1], { id: "a" })],
    };
    const answer = await answerOf({
      kind: "page",
      status: 200,
      contentType: "application/json; charset=utf-8",
      body: JSON.stringify({
        choices: [{ index: 0, message, finish_reason: "tool_calls" }],
        usage: { prompt_tokens: "100", completion_tokens: 10 },
      }),
    });
    expect(answer).toMatchObject({
      text: "Plain words.",
      reasoning: "Short.",
      calls: [drums],
      usage: { inputTokens: 100, outputTokens: 10 },
    });
  });

  test("a stream that calls itself JSON", async () => {
    const body = `data: ${JSON.stringify({ choices: [{ delta: { content: "Hi." }, finish_reason: "stop" }] })}\n\n`;
    const answer = await answerOf({ kind: "page", status: 200, contentType: "application/json", body });
    expect(answer.text).toBe("Hi.");
  });

  test.each([
    ["end_turn", "stop"],
    ["max_tokens", "length"],
    ["MAX_TOKENS", "length"],
    ["content_filter", "content-filter"],
    ["SAFETY", "content-filter"],
    ["tool_use", "tool-calls"],
    ["", "stop"],
    ["sleepy", "sleepy"],
  ])("the end in a server's own word: %s", async (word, meaning) => {
    expect((await answerOf(chunks({ content: "Hi." }, word))).finishReason).toBe(meaning);
  });

  test("an error in a list says what the server said", async () => {
    server.script(rawStream(JSON.stringify([{ error: { code: 429, message: "quota: too many requests" } }])));
    const { error } = await callModelOnce(createWireModel(server.baseUrl, "chat", { maxRetries: 0 }));
    expect(error).toMatchObject({ code: "model-busy" });
  });
});
