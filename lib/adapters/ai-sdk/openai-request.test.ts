import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { describeTools, toolNames } from "@/lib/core/log/operations";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel, secretKey } from "./testing/wire-model";

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(() => server.close());

const conversation: readonly PromptMessage[] = [
  { role: "system", content: "You manage your own memory." },
  { role: "user", content: "What am I allergic to?" },
  {
    role: "assistant",
    content: "Let me look.",
    toolCalls: [
      { toolCallId: "call_a", toolName: "Retrieve_memory", input: { query: "allergy" } },
      { toolCallId: "call_b", toolName: "Add_memory", input: "not json" },
    ],
  },
  {
    role: "tool",
    toolCallId: "call_a",
    toolName: "Retrieve_memory",
    content: "Mara is allergic to peanuts.",
  },
  { role: "tool", toolCallId: "call_b", toolName: "Add_memory", content: "MALFORMED_ARGUMENTS" },
  { role: "assistant", content: "Peanuts, I think.", toolCalls: [] },
  { role: "user", content: "And now?" },
];

/** What a provider must be told of each operation, whatever else its schema says. */
const describedTools = describeTools().map(({ name, description, inputSchema }) => {
  const { properties, required } = inputSchema as { properties: object; required: string[] };
  const named = Object.fromEntries(Object.keys(properties).map((property) => [property, expect.anything()]));
  return {
    name,
    description,
    parameters: { type: "object", properties: named, required, additionalProperties: false },
  };
});

describe("the request on the wire", () => {
  test("Chat Completions: system prompt, messages in order, results matched to their calls, six tools, the key in its header only", async () => {
    server.script({ kind: "answer", text: ["Peanuts."] });
    await callModelOnce(createWireModel(server.baseUrl, "chat"), { messages: conversation });
    const request = server.requests.at(-1);
    expect(request?.path).toBe("/v1/chat/completions");
    expect(request?.headers.authorization).toBe(`Bearer ${secretKey}`);
    expect(JSON.stringify(request?.body)).not.toContain(secretKey);
    expect(request?.body).toMatchObject({
      model: "test-model",
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: "system", content: "You manage your own memory." },
        { role: "user", content: "What am I allergic to?" },
        {
          role: "assistant",
          content: "Let me look.",
          tool_calls: [
            {
              id: "call_a",
              type: "function",
              function: { name: "Retrieve_memory", arguments: '{"query":"allergy"}' },
            },
            {
              id: "call_b",
              type: "function",
              function: { name: "Add_memory", arguments: '{"malformed_arguments":"not json"}' },
            },
          ],
        },
        { role: "tool", tool_call_id: "call_a", content: "Mara is allergic to peanuts." },
        { role: "tool", tool_call_id: "call_b", content: "MALFORMED_ARGUMENTS" },
        { role: "assistant", content: "Peanuts, I think." },
        { role: "user", content: "And now?" },
      ],
      tools: describedTools.map((described) => ({
        type: "function",
        function: { ...described, strict: false },
      })),
    });
  });

  test("Responses: the same conversation as input items", async () => {
    server.script({ kind: "answer", text: ["Peanuts."] });
    await callModelOnce(createWireModel(server.baseUrl, "responses"), { messages: conversation });
    const request = server.requests.at(-1);
    expect(request?.path).toBe("/v1/responses");
    expect(request?.body).toMatchObject({
      model: "test-model",
      stream: true,
      input: [
        { role: expect.stringMatching(/^(system|developer)$/), content: "You manage your own memory." },
        { role: "user", content: [{ type: "input_text", text: "What am I allergic to?" }] },
        { role: "assistant", content: "Let me look." },
        {
          type: "function_call",
          call_id: "call_a",
          name: "Retrieve_memory",
          arguments: '{"query":"allergy"}',
        },
        {
          type: "function_call",
          call_id: "call_b",
          name: "Add_memory",
          arguments: '{"malformed_arguments":"not json"}',
        },
        { type: "function_call_output", call_id: "call_a", output: "Mara is allergic to peanuts." },
        { type: "function_call_output", call_id: "call_b", output: "MALFORMED_ARGUMENTS" },
        { role: "assistant", content: "Peanuts, I think." },
        { role: "user", content: [{ type: "input_text", text: "And now?" }] },
      ],
      tools: describedTools.map((described) => ({ type: "function", ...described, strict: false })),
    });
  });

  test("six tools when the model may act, none when it may not", async () => {
    const model = createWireModel(server.baseUrl, "chat");
    server.script({ kind: "answer", text: ["Yes."] }, { kind: "answer", text: ["No."] });
    await callModelOnce(model);
    await callModelOnce(model, { withTools: false });
    const [acting, silent] = server.requests
      .slice(-2)
      .map(({ body }) => body as { tools?: { function: { name: string } }[] });
    expect(acting?.tools?.map((tool) => tool.function.name)).toEqual(Object.values(toolNames));
    expect(silent).not.toHaveProperty("tools");
  });

  test("gives the AI SDK nothing to print a warning about", async () => {
    const warn = vi.spyOn(process, "emitWarning");
    for (const dialect of ["chat", "responses"] as const) {
      server.script({ kind: "answer", text: ["Hi."] });
      await callModelOnce(createWireModel(server.baseUrl, dialect), { messages: conversation });
    }
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  test("a server without a key gets a placeholder, and its address never shows credentials", () => {
    const model = createOpenAiLanguageModel({
      apiKey: undefined,
      baseUrl: "http://mara:secret@127.0.0.1:1/v1",
      modelId: "local",
    });
    expect(model.identity).toEqual({ provider: "openai", modelId: "local", label: "local (127.0.0.1:1)" });
  });
});
