import { afterEach, beforeEach, expect, test } from "vitest";
import { alternateRoles } from "@/lib/core/context/alternate-roles";
import { inTextProtocol } from "@/lib/core/context/in-text-protocol";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { describeTools } from "@/lib/core/log/operations";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce } from "./testing/wire-model";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const messages: readonly PromptMessage[] = [
  { role: "system", content: "You manage your own memory." },
  { role: "user", content: "I like tea." },
  {
    role: "assistant",
    content: "",
    toolCalls: [
      { toolCallId: "a", toolName: "Add_memory", input: { content: "Likes tea." } },
      { toolCallId: "b", toolName: "Retrieve_memory", input: { query: "tea" } },
    ],
  },
  { role: "tool", toolCallId: "a", toolName: "Add_memory", content: '{"added":{}}' },
  { role: "tool", toolCallId: "b", toolName: "Retrieve_memory", content: '{"retrieved":[]}' },
  { role: "assistant", content: "Noted.", toolCalls: [] },
  { role: "user", content: "[Context budget] Nearly full.", notice: "context" },
  { role: "user", content: "What do I like?" },
];

test.each([false, true])(
  "what is shown of the text protocol is what leaves the adapter",
  async (requiredArgumentsOnly) => {
    const model = createOpenAiLanguageModel({
      apiKey: undefined,
      baseUrl: server.baseUrl,
      modelId: "m",
      protocol: "paper",
    });
    server.script({ kind: "answer", text: ["<think>So.</think><answer>Tea.</answer>"] });
    const signal = new AbortController().signal;
    const asked = {
      ...model,
      stream: (request: Parameters<typeof model.stream>[0]) =>
        model.stream({ ...request, requiredArgumentsOnly }),
    };
    await callModelOnce(asked, { messages, signal });
    const [sent] = server.requests.map(
      ({ body }) => (body as { messages: readonly { role: string; content: string }[] }).messages,
    );
    const shown = inTextProtocol(
      alternateRoles(messages, "first"),
      describeTools(undefined, { requiredArgumentsOnly }),
    );
    expect(sent?.map(({ role, content }) => ({ role, content }))).toEqual(
      shown.map(({ role, content }) => ({ role, content })),
    );
  },
);
