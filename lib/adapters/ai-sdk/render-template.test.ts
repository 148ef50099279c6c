import { expect, test } from "vitest";
import type { PlainRequest } from "@/lib/core/context/sent-request";
import { createStudioWith } from "@/lib/testing/studio";
import { renderTemplate as renderOfStep } from "@/lib/use-cases/model/render-template";
import { createOpenAiLanguageModel } from "./openai-model";
import { renderTemplate } from "./render-template";
import { startOpenAiServer } from "./testing/openai-server";

const request: PlainRequest = {
  messages: [
    { role: "system", text: "Be brief." },
    { role: "user", text: "Tea?" },
    {
      role: "assistant",
      text: "",
      calls: [
        { name: "Retrieve_memory", input: { query: "tea" } },
        { name: "Retrieve_memory", input: { query: "cups" } },
      ],
    },
    { role: "tool", text: "{}" },
    { role: "tool", text: "[]" },
  ],
  tools: [{ name: "Retrieve_memory", description: "Look up.", schema: { type: "object" } }],
  toolChoice: "auto",
  grammar: null,
  settings: [],
};

/** A server that answers these paths, and what it was asked. */
function serverOf(answers: Readonly<Record<string, unknown>>) {
  const asked: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  const connect: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    asked.push({ path: pathname, body: JSON.parse(String(init?.body)) });
    return pathname in answers
      ? Response.json(answers[pathname])
      : new Response("<html>Not found</html>", { status: 404 });
  };
  return { asked, server: { baseUrl: "http://127.0.0.1:8080/v1", apiKey: "none", modelId: "m", connect } };
}

const { signal } = new AbortController();

test("llama.cpp is asked once, at its root, with messages, calls and tools in its own form", async () => {
  const { asked, server } = serverOf({ "/apply-template": { prompt: "<|im_start|>system\nBe brief." } });
  expect(await renderTemplate(server, request, signal)).toBe("<|im_start|>system\nBe brief.");
  expect(asked.map(({ path }) => path)).toEqual(["/apply-template"]);
  const messages = asked[0]?.body.messages as {
    tool_calls?: { id: string }[];
    tool_call_id?: string;
    content: string;
  }[];
  expect(messages.map(({ content }) => content)).toEqual(["Be brief.", "Tea?", "", "{}", "[]"]);
  expect(messages.slice(3).map((message) => message.tool_call_id)).toEqual(
    messages[2]?.tool_calls?.map((call) => call.id),
  );
  expect(asked[0]?.body.tools).toMatchObject([{ type: "function", function: { name: "Retrieve_memory" } }]);
});

test("vLLM says its tokens, and then their text", async () => {
  const { asked, server } = serverOf({
    "/tokenize": { tokens: [1, 2, 3] },
    "/detokenize": { prompt: "<s>[INST]" },
  });
  expect(await renderTemplate(server, request, signal)).toBe("<s>[INST]");
  expect(asked.at(-1)).toMatchObject({ path: "/detokenize", body: { model: "m", tokens: [1, 2, 3] } });
});

test.each([
  ["has no such path", {}],
  ["answers something else", { "/apply-template": { ok: true }, "/tokenize": ["tea"] }],
])("a server that %s does not tell, and that is no error", async (_, answers) => {
  expect(await renderTemplate(serverOf(answers).server, request, signal)).toBeNull();
});

test("nobody there is no error either", async () => {
  const connect = () => Promise.reject(new TypeError("fetch failed"));
  const server = { ...serverOf({}).server, connect };
  expect(await renderTemplate(server, request, signal)).toBeNull();
});

test("of any step is rendered from the log, for the model that wrote it alone", async () => {
  const server = await startOpenAiServer();
  server.script({ kind: "answer", text: ["No tea."] });
  server.offer({
    template: (body) =>
      (body as { messages: { role: string; content: string }[] }).messages
        .map(({ role, content }) => `<|${role}|>${content}`)
        .join(""),
  });
  const model = (modelId: string) =>
    createOpenAiLanguageModel({ apiKey: undefined, baseUrl: server.baseUrl, modelId });
  const studio = createStudioWith(model("scripted"));
  await studio.say("Tea?");
  const step = (await studio.events()).find(({ type }) => type === "step-started");
  const ask = { ...studio.scope, stepStarted: step?.sequence ?? 0, signal };
  expect(await renderOfStep(studio.deps, ask)).toMatchObject({
    value: { why: "told", template: expect.stringMatching(/^<\|system\|>[\s\S]+<\|user\|>Tea\?$/) },
  });
  const other = { ...studio.deps, languageModel: model("another") };
  expect(await renderOfStep(other, ask)).toMatchObject({ value: { why: "another-model", template: null } });
  server.offer({});
  const unknown = await renderOfStep(studio.deps, { ...ask, stepStarted: 1 });
  expect(unknown).toMatchObject({ value: { why: "no-request", template: null } });
  // Looking calls no model.
  expect(server.requests).toHaveLength(1);
  await server.close();
});
