import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serverSampling } from "@/lib/core/log/sampling";
import { createOpenAiLanguageModel, type OpenAiModelOptions } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, joined, patient, toolCallsOf } from "./testing/wire-model";
import { refusal, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

async function ask(options: Partial<OpenAiModelOptions>, ...replies: readonly WireReply[]) {
  server.script(...replies);
  const model = createOpenAiLanguageModel({
    apiKey: "k",
    baseUrl: server.baseUrl,
    modelId: "small",
    limits: patient,
    ...options,
  });
  const outcome = await callModelOnce(model, {
    messages: [
      { role: "system", content: "You manage your own memory." },
      { role: "user", content: "I drink tea." },
    ],
  });
  expect(outcome.error).toBeNull();
  return {
    outcome,
    model,
    bodies: server.requests.map(({ body }) => body as Readonly<Record<string, unknown>>),
  };
}

const hello: WireReply = { kind: "answer", text: ["<think>Fine.</think><answer>Hello.</answer>"] };

describe("sampling", () => {
  test("goes into the request as it was set, and what was not set is left to the server", async () => {
    const sampling = { ...serverSampling, temperature: 0, seed: 7, maxOutputTokens: 200 };
    const { bodies, model } = await ask({ sampling }, { kind: "answer", text: ["Hello."] });
    expect(bodies[0]).toMatchObject({ temperature: 0, seed: 7, max_tokens: 200 });
    expect(bodies[0]).not.toHaveProperty("top_p");
    expect(model).toMatchObject({ sampling, path: "native" });
  });

  test("without any set, nothing is asked for", async () => {
    const { bodies } = await ask({}, { kind: "answer", text: ["Hello."] });
    for (const field of ["temperature", "top_p", "seed", "max_tokens"])
      expect(bodies[0]).not.toHaveProperty(field);
  });
});

describe("the text protocol over the wire", () => {
  test("sends its grammar by the names of llama.cpp and vLLM", async () => {
    const { bodies, model } = await ask({ protocol: "paper" }, hello);
    const grammar = expect.stringContaining('root ::= "<think>"');
    expect(bodies[0]).toMatchObject({ grammar, structured_outputs: { grammar }, guided_grammar: grammar });
    expect(model.path).toBe("text-protocol-with-grammar");
  });

  test("is asked again without it where a server refuses the field", async () => {
    const refused = refusal(400, null, "Unrecognized request argument supplied: grammar");
    const { outcome, bodies } = await ask({ protocol: "paper" }, refused, hello);
    expect(joined(outcome, "text")).toBe("Hello.");
    for (const field of ["grammar", "structured_outputs", "guided_grammar"])
      expect(bodies[1]).not.toHaveProperty(field);
  });

  test("sends Ollama a JSON schema, and reads its objects as steps", async () => {
    const place = "Ollama";
    const calls =
      '{"think": "Keep it.", "tool_calls": [{"name": "Add_memory", "arguments": {"content": "Mara drinks tea."}}]}';
    const first = await ask(
      { protocol: "paper", place },
      { kind: "answer", text: [calls.slice(0, 40), calls.slice(40)] },
    );
    expect(first.bodies[0]).toMatchObject({
      response_format: { type: "json_schema", json_schema: { schema: { anyOf: expect.any(Array) } } },
      messages: [{ role: "system", content: expect.stringContaining("one JSON object") }, {}],
    });
    expect(first.bodies[0]).not.toHaveProperty("grammar");
    expect(toolCallsOf(first.outcome)).toMatchObject([
      { toolName: "Add_memory", input: { content: "Mara drinks tea." } },
    ]);
    const answered = await ask(
      { protocol: "paper", place },
      { kind: "answer", text: ['{"think": "Fine.", "answer": "Noted."}'] },
    );
    expect(joined(answered.outcome, "text")).toBe("Noted.");
  });
});
