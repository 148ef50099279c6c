import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { wrapLanguageModel } from "ai";
import { MockLanguageModelV4, simulateReadableStream } from "ai/test";
import { describe, expect, test } from "vitest";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { ModelPart } from "@/lib/ports/language-model";
import { createSdkLanguageModel } from "../ai-sdk/language-model";
import { createPaperProtocol } from "./paper-protocol";

const usage = {
  inputTokens: { total: 7, noCache: 7, cacheRead: 0, cacheWrite: undefined },
  outputTokens: { total: 3, text: 3, reasoning: 0 },
};
const stopped = { unified: "stop", raw: "stop" } as const;

/** A model that writes the given pieces, behind the middleware and our adapter. */
function writing(pieces: readonly string[], before: readonly LanguageModelV4StreamPart[] = []) {
  const requests: LanguageModelV4CallOptions[] = [];
  const mock = new MockLanguageModelV4({
    doStream: async (options) => {
      requests.push(options);
      const chunks: LanguageModelV4StreamPart[] = [
        { type: "stream-start", warnings: [] },
        ...before,
        { type: "text-start", id: "1" },
        ...pieces.map((delta) => ({ type: "text-delta" as const, id: "1", delta })),
        { type: "text-end", id: "1" },
        { type: "finish", usage, finishReason: stopped },
      ];
      return { stream: simulateReadableStream({ chunks, initialDelayInMs: null, chunkDelayInMs: null }) };
    },
  });
  let ids = 0;
  const middleware = createPaperProtocol(() => `call-${++ids}`);
  const model = createSdkLanguageModel(wrapLanguageModel({ model: mock, middleware }), {
    provider: "mock",
    modelId: "paper",
    label: "Paper",
  });
  return {
    requests,
    async ask(messages: readonly PromptMessage[] = [{ role: "user", content: "Hello." }], withTools = true) {
      const parts: ModelPart[] = [];
      const signal = new AbortController().signal;
      for await (const part of model.stream({ messages, withTools, signal })) parts.push(part);
      return parts;
    },
  };
}

function joined(parts: readonly ModelPart[], type: "text" | "reasoning"): string {
  return parts.map((part) => (part.type === type ? part.delta : "")).join("");
}

describe("what comes back", () => {
  test("is a thought and an answer, piece by piece, without tags", async () => {
    const parts = await writing(["<thi", "nk>Greet.</think><ans", "wer>Hello", ", Ada</answer>"]).ask();
    expect(joined(parts, "reasoning")).toBe("Greet.");
    expect(parts.filter((part) => part.type === "text").map((part) => part.delta)).toEqual([
      "Hello",
      ", Ada",
    ]);
    expect(parts.at(-1)).toMatchObject({ type: "finished", finishReason: "stop", usage: { inputTokens: 7 } });
  });

  test("is tool calls, in order, each with an id of its own", async () => {
    const list = `[{"name":"Add_memory","arguments":{"content":"a"}},{"name":"Retrieve_memory","arguments":{"query":"b"}}]`;
    const parts = await writing(["<think>Two.</think><tool_call>", list, "</tool_call>"]).ask();
    expect(parts.filter((part) => part.type === "tool-call")).toEqual([
      { type: "tool-call", toolCallId: "call-1", toolName: "Add_memory", input: { content: "a" } },
      { type: "tool-call", toolCallId: "call-2", toolName: "Retrieve_memory", input: { query: "b" } },
    ]);
    expect(joined(parts, "text")).toBe("");
    expect(parts.at(-1)).toMatchObject({ finishReason: "tool-calls" });
  });

  test("is the reason when a rule was broken, with what was written", async () => {
    const parts = await writing(["Sure, I can help."]).ask();
    expect(parts).toMatchObject([
      { type: "malformed", raw: "Sure, I can help.", reason: expect.stringContaining("neither") },
      { type: "finished" },
    ]);
  });

  test("names what was put right", async () => {
    const parts = await writing(["<think>Hm.</think><answer>Hi."]).ask();
    expect(parts.at(-1)).toMatchObject({ repairs: ["answer-not-closed"] });
  });

  test("takes reasoning that the provider gives in parts of its own for the thought", async () => {
    const parts = await writing(
      ["<answer>Hi.</answer>"],
      [
        { type: "reasoning-start", id: "r" },
        { type: "reasoning-delta", id: "r", delta: "Greet." },
        { type: "reasoning-end", id: "r" },
      ],
    ).ask();
    expect(joined(parts, "reasoning")).toBe("Greet.");
    expect(joined(parts, "text")).toBe("Hi.");
    expect(parts.some((part) => part.type === "malformed")).toBe(false);
  });
});

describe("what is sent", () => {
  const history: readonly PromptMessage[] = [
    { role: "system", content: "Be kind." },
    { role: "user", content: "I'm Ada." },
    {
      role: "assistant",
      content: "",
      toolCalls: [{ toolCallId: "1", toolName: "Add_memory", input: { content: "Ada" } }],
    },
    { role: "tool", toolCallId: "1", toolName: "Add_memory", content: '{"added":{"memory_id":"mem_1"}}' },
    { role: "assistant", content: "Hello, Ada.", toolCalls: [] },
    { role: "user", content: "[Context budget] Nearly full." },
    { role: "user", content: "What now?" },
  ];

  test("is text alone: rules and tools after the system prompt, calls and results in the history", async () => {
    const model = writing(["<think>.</think><answer>Ok</answer>"]);
    await model.ask(history);
    const [request] = model.requests;
    expect(request?.tools).toBeUndefined();
    expect(request?.toolChoice).toBeUndefined();
    const [system, ...rest] = request?.prompt ?? [];
    expect(system?.content).toMatch(/^Be kind\.\n\n[\s\S]*"name":"Filter_context"[\s\S]*<think>/);
    const text = rest.map(({ role, content }) => [
      role,
      typeof content === "string"
        ? content
        : content.map((part) => ("text" in part ? part.text : "?")).join(""),
    ]);
    expect(text).toEqual([
      ["user", "I'm Ada."],
      ["assistant", '<tool_call>[{"name":"Add_memory","arguments":{"content":"Ada"}}]</tool_call>'],
      ["user", '[Result of Add_memory]\n{"added":{"memory_id":"mem_1"}}'],
      ["assistant", "<answer>Hello, Ada.</answer>"],
      ["user", "[Context budget] Nearly full.\n\nWhat now?"],
    ]);
  });

  test("passes unchanged, both ways, when there are no tools", async () => {
    const model = writing(["A summary with <answer> in it."]);
    const parts = await model.ask(history.slice(0, 2), false);
    expect(joined(parts, "text")).toBe("A summary with <answer> in it.");
    expect(JSON.stringify(model.requests[0]?.prompt)).not.toContain("<think>");
  });
});
