import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, joined, patient, toolCallsOf } from "./testing/wire-model";
import type { WireReply } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

async function read(reply: WireReply, protocol: "native" | "paper" = "native", withTools = true) {
  server.script(reply);
  const model = createOpenAiLanguageModel({
    apiKey: "k",
    baseUrl: server.baseUrl,
    modelId: "small",
    protocol,
    limits: patient,
  });
  const outcome = await callModelOnce(model, { withTools });
  expect(outcome.error).toBeNull();
  return {
    text: joined(outcome, "text"),
    calls: toolCallsOf(outcome).map(({ toolName, input }) => [toolName, input]),
    malformed: outcome.parts.find((part) => part.type === "malformed"),
    last: outcome.parts.at(-1),
  };
}

const written = '{"name": "Retrieve_memory", "arguments": {"query": "tea"}}';
const meant = [["Retrieve_memory", { query: "tea" }]];

describe("a call in the text", () => {
  test.each<[name: string, text: readonly string[]]>([
    ["bare", [written.slice(0, 20), written.slice(20)]],
    ["with a brace too many", [written, "}"]],
    ["in Qwen's tags", ["<tool", "_call>\n", written, "\n</tool_call>"]],
    ["with a result that nobody gave", [written, '\n{"retrieved":[]}']],
    ["behind thoughts", ["<think>Look it up.</think>\n\n", written]],
  ])("%s is a call, with its repair, and never shown", async (_name, text) => {
    const step = await read({ kind: "answer", text });
    expect(step).toMatchObject({ text: "", calls: meant });
    expect(step.last).toMatchObject({
      finishReason: "tool-calls",
      repairs: expect.arrayContaining(["call-as-text"]),
    });
  });

  test("is not done a second time where the server has read it too", async () => {
    const calls = [{ name: "Retrieve_memory", pieces: ['{"query":"tea"}'] }];
    const step = await read({ kind: "answer", text: [written], calls });
    expect(step).toMatchObject({ text: "", calls: meant });
  });

  test("that breaks off is a malformed step and nothing for the person", async () => {
    const step = await read({ kind: "answer", text: [written.slice(0, -8)], finishReason: "length" });
    expect(step).toMatchObject({ text: "", calls: [], malformed: { raw: written.slice(0, -8) } });
  });

  test("is read in a step that breaks the text protocol for its form alone, and inside an answer of it", async () => {
    expect((await read({ kind: "answer", text: [written] }, "paper")).calls).toEqual(meant);
    const answered = `<think>I look.</think><answer>${written}</answer>`;
    expect(await read({ kind: "answer", text: [answered] }, "paper")).toMatchObject({
      text: "",
      calls: meant,
    });
  });

  test("stays text where no tools were offered", async () => {
    expect(await read({ kind: "answer", text: [written] }, "native", false)).toMatchObject({
      text: written,
      calls: [],
    });
  });
});

describe("a call of a tool that there is not", () => {
  test.each([
    ["in Qwen's tags", '<tool_call>\n{"name": "search_web", "arguments": {"query": "x"}}\n</tool_call>'],
    [
      "behind words",
      'Let me look.\n<tool_call>{"name": "search_web", "arguments": {"query": "x"}}</tool_call>',
    ],
    ["in Mistral's", '[TOOL_CALLS]search_web[ARGS]{"query": "x"}'],
    ["in harmony's", '<|channel|>commentary to=functions.search_web json<|message|>{"query": "x"}<|call|>'],
    ["in Claude's", '<invoke name="search_web"><parameter name="query">x</parameter></invoke>'],
  ])("%s is a call all the same, to be refused with the names of the tools", async (_name, text) => {
    expect((await read({ kind: "answer", text: [text] })).calls).toEqual([["search_web", { query: "x" }]]);
  });

  test.each(["<tool_call>hammer</tool_call>", "<tool_call> opens a call.", "<tools>hammer, nails</tools>"])(
    "%s is none",
    async (text) => {
      expect(await read({ kind: "answer", text: [text] })).toMatchObject({ text, calls: [] });
    },
  );
});

describe("what is no call", () => {
  test("a result repeated to the person is a malformed step", async () => {
    const step = await read({ kind: "answer", text: ['{"retrieved":', "[]}"] });
    expect(step).toMatchObject({ text: "", malformed: { reason: expect.stringMatching(/plain words/) } });
  });

  test("an answer about calls is shown whole", async () => {
    const text = `A call looks like this:\n\n\`\`\`json\n${written}\n\`\`\`\n\nThat is all.`;
    expect(await read({ kind: "answer", text: [text.slice(0, 30), text.slice(30)] })).toMatchObject({
      text,
      calls: [],
    });
  });
});
