import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStudioWith } from "@/lib/testing/studio";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { rawStream, refusal } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const studioFor = () =>
  createStudioWith(
    createOpenAiLanguageModel({ apiKey: undefined, baseUrl: server.baseUrl, modelId: "small" }),
  );

const chunk = (delta: object, more: object = {}) =>
  JSON.stringify({
    id: "1",
    object: "chat.completion.chunk",
    created: 1,
    model: "small",
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  });
const likely = (token: string, logprob: number) => ({ token, logprob });

describe("how likely the first token was", () => {
  test("is asked of a server on this machine and kept with the step", async () => {
    const first = { ...likely("{", -0.1), top_logprobs: [likely("{", -0.1), likely("<tool_call>", -2.5)] };
    server.script(
      rawStream(
        chunk({ role: "assistant", content: "You " }, { logprobs: { content: [first] } }),
        chunk({ content: "drink tea." }, { logprobs: { content: [likely("drink", -0.2)] } }),
        chunk({}, { finish_reason: "stop" }),
        "[DONE]",
      ),
    );
    const studio = studioFor();
    await studio.say("Tea?");
    expect(server.requests[0]?.body).toMatchObject({ logprobs: true, top_logprobs: 5 });
    const step = (await studio.events()).find(({ type }) => type === "step-finished");
    expect(step).toMatchObject({
      firstTokens: [
        { token: "{", probability: expect.closeTo(0.905, 2) },
        { token: "<tool_call>", probability: expect.closeTo(0.082, 2) },
      ],
    });
  });

  test("is asked once of a server that refuses the question, and the turn goes on", async () => {
    server.script(
      refusal(400, null, "logprobs is not supported with tools + stream"),
      { kind: "answer", text: ["Noted."] },
      { kind: "answer", text: ["Yes."] },
    );
    const studio = studioFor();
    await studio.say("I drink tea.");
    await studio.say("Do I?");
    const asked = server.requests.map(({ body }) => JSON.stringify(body).includes("logprobs"));
    expect(asked).toEqual([true, false, false]);
    expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  });

  test("is missing where a server says nothing about it", async () => {
    server.script({ kind: "answer", text: ["Yes."] });
    const studio = studioFor();
    await studio.say("Tea?");
    expect((await studio.events()).find(({ type }) => type === "step-finished")).not.toHaveProperty(
      "firstTokens",
    );
  });
});
