import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGate } from "./testing/gate";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel, joined, toolCallsOf } from "./testing/wire-model";
import { cutAt } from "./testing/wire-script";

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(() => server.close());

describe.each(["chat", "responses"] as const)("an answer in the %s dialect", (dialect) => {
  const call = () => callModelOnce(createWireModel(server.baseUrl, dialect));

  test("arrives piece by piece and in order: reasoning, text, tool calls, and one finish with the usage", async () => {
    server.script({
      kind: "answer",
      reasoning: ["I should ", "look."],
      text: ["Let me ", "see", "…"],
      calls: [
        { name: "Retrieve_memory", pieces: ['{"query":', '"allergy"}'] },
        { name: "Add_memory", pieces: ['{"content":"Mara asked."}'] },
      ],
      usage: { input: 120, cached: 100, output: 30, reasoning: 12 },
    });
    const { parts, error } = await call();
    expect(error).toBeNull();
    expect(parts).toEqual([
      { type: "reasoning", delta: "I should " },
      { type: "reasoning", delta: "look." },
      { type: "text", delta: "Let me " },
      { type: "text", delta: "see" },
      { type: "text", delta: "…" },
      { type: "tool-call", toolCallId: "call_1", toolName: "Retrieve_memory", input: { query: "allergy" } },
      { type: "tool-call", toolCallId: "call_2", toolName: "Add_memory", input: { content: "Mara asked." } },
      // Plain reasoning goes back with the next step of the turn.
      ...(dialect === "chat"
        ? [{ type: "thought", modelId: "test-model", text: "I should look." } as const]
        : []),
      {
        type: "finished",
        finishReason: "tool-calls",
        usage: { inputTokens: 120, cachedInputTokens: 100, outputTokens: 30, reasoningTokens: 12 },
      },
    ]);
  });

  test("is handed on while it arrives, not when it is complete", async () => {
    const firstSeen = createGate();
    server.script({
      kind: "answer",
      text: ["one ", "two"],
      hold: { afterPieces: 1, until: firstSeen.opened },
    });
    const outcome = await callModelOnce(createWireModel(server.baseUrl, dialect), {
      onPart: () => firstSeen.open(),
    });
    expect(joined(outcome, "text")).toBe("one two");
  });

  test("says that the usage is unknown when the provider does not report it", async () => {
    server.script({ kind: "answer", text: ["Hi."], usage: null });
    expect((await call()).parts.at(-1)).toEqual({ type: "finished", finishReason: "stop", usage: null });
  });

  test.each([
    ["stop", "stop"],
    ["length", "length"],
    ["content_filter", "content-filter"],
  ] as const)("ends with the provider's reason: %s", async (finishReason, expected) => {
    server.script({ kind: "answer", text: ["Hi."], finishReason });
    expect((await call()).parts.at(-1)).toMatchObject({ type: "finished", finishReason: expected });
  });

  test("that declines is shown as what it says, not as an empty answer", async () => {
    server.script({ kind: "answer", refusal: ["I'm sorry, ", "I can't help with that."] });
    const outcome = await call();
    expect(outcome.error).toBeNull();
    expect(joined(outcome, "text")).toBe("I'm sorry, I can't help with that.");
  });

  test("hands back an unknown tool and malformed arguments as the model sent them", async () => {
    server.script({
      kind: "answer",
      calls: [
        { name: "Steal_memory", pieces: ['{"from":"everyone"}'] },
        { name: "Add_memory", pieces: ['{"content": "half'] },
        { name: "Add_memory", pieces: ["[1,", "2]"] },
        { name: "Summary_context", pieces: [] },
      ],
    });
    const outcome = await call();
    expect(outcome.error).toBeNull();
    expect(toolCallsOf(outcome).map(({ toolName, input }) => [toolName, input])).toEqual([
      ["Steal_memory", { from: "everyone" }],
      ["Add_memory", '{"content": "half'],
      ["Add_memory", [1, 2]],
      ["Summary_context", {}],
    ]);
  });

  test("survives any cut of the bytes, inside a letter and inside an event", async () => {
    const text = ["Tromsø ", "in the ", "snow ❄️", " 雪"];
    server.script({
      kind: "answer",
      text,
      calls: [{ name: "Add_memory", pieces: ['{"content":"Tromsø ❄️ 雪"}'] }],
      bytesPerWrite: 3,
    });
    const outcome = await call();
    expect(joined(outcome, "text")).toBe(text.join(""));
    expect(toolCallsOf(outcome)[0]?.input).toEqual({ content: "Tromsø ❄️ 雪" });
  });

  test("a tool call is the same wherever its arguments are cut once", async () => {
    const input = {
      content: 'She said: "I live\\work in Tromsø 🏔️"',
      metadata: { slot: "home", since: 2026 },
    };
    const text = JSON.stringify(input);
    const calls = Array.from(text, (_, place) => ({ name: "Add_memory", pieces: cutAt(text, [place]) }));
    server.script({ kind: "answer", calls });
    const toolCalls = toolCallsOf(await call());
    expect(toolCalls).toHaveLength(calls.length);
    for (const toolCall of toolCalls) expect(toolCall.input).toEqual(input);
  });

  test("a tool call is the same wherever its arguments are cut at all", async () => {
    const anyText = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom('"', "\\", "}{", "\u2028"),
    );
    // The AI SDK hands back arguments with this name as text; they are refused where they are read.
    const anyName = fc.string({ minLength: 1 }).filter((name) => name !== "__proto__");
    const anyCall = fc.record({
      input: fc.record({ content: anyText, metadata: fc.dictionary(anyName, anyText) }),
      cuts: fc.array(fc.nat(200), { maxLength: 12 }),
    });
    const model = createWireModel(server.baseUrl, dialect);
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCall, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 5, max: 500 }),
        async (calls, bytesPerWrite) => {
          const wireCalls = calls.map(({ input, cuts }) => ({
            name: "Add_memory",
            pieces: cutAt(JSON.stringify(input), cuts),
          }));
          server.script({ kind: "answer", calls: wireCalls, bytesPerWrite });
          const outcome = await callModelOnce(model);
          expect(toolCallsOf(outcome).map(({ input }) => input)).toEqual(calls.map(({ input }) => input));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("reasoning of compatible servers", () => {
  const call = () => callModelOnce(createWireModel(server.baseUrl, "chat"));

  test("is found in Ollama's field too", async () => {
    server.script({
      kind: "answer",
      reasoning: ["Hm. ", "Yes."],
      reasoningField: "reasoning",
      text: ["Peanuts."],
    });
    const outcome = await call();
    expect([joined(outcome, "reasoning"), joined(outcome, "text")]).toEqual(["Hm. Yes.", "Peanuts."]);
  });

  test("in <think> tags becomes reasoning, and no tag is ever shown", async () => {
    server.script({
      kind: "answer",
      text: ["<th", "ink>She asks ", "about food.</thi", "nk>\n\n", "Peanuts", "."],
      calls: [{ name: "Retrieve_memory", pieces: ['{"query":"<think>"}'] }],
    });
    const outcome = await call();
    expect(joined(outcome, "reasoning")).toBe("She asks about food.");
    expect(joined(outcome, "text")).toBe("Peanuts.");
    expect(toolCallsOf(outcome)[0]?.input).toEqual({ query: "<think>" });
  });

  test("in tags that never close stays reasoning", async () => {
    server.script({ kind: "answer", text: ["<think>", "On and on"], finishReason: "length" });
    const outcome = await call();
    expect([joined(outcome, "reasoning"), joined(outcome, "text")]).toEqual(["On and on", ""]);
    expect(outcome.parts.at(-1)).toMatchObject({ finishReason: "length" });
  });
});
