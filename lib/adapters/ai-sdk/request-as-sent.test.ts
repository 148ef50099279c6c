import { describe, expect, test } from "vitest";
import { requestAsSent } from "@/lib/core/context/request-as-sent";
import { requestCommand } from "@/lib/core/context/request-command";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { createStudioWith } from "@/lib/testing/studio";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { refusal } from "./testing/wire-script";

const call = { name: "Add_memory", pieces: ['{"content":"Mara drinks tea."}'] };

async function withServer(run: (server: OpenAiServer) => Promise<void>): Promise<void> {
  const server = await startOpenAiServer();
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

describe("the request of a step, rebuilt from the log", () => {
  test.each([
    ["Chat Completions", { dialect: "chat", protocol: "native" }],
    ["Responses", { dialect: "responses", protocol: "native" }],
    ["the text protocol with a grammar", { dialect: "chat", protocol: "paper" }],
    ["the text protocol with a JSON schema", { dialect: "chat", protocol: "paper", place: "Ollama" }],
  ] as const)("is what left the adapter: %s", async (_, spoken) => {
    await withServer(async (server) => {
      const isWritten = spoken.protocol === "paper";
      server.script(
        isWritten
          ? {
              kind: "answer",
              text: [
                '<think>New.</think><tool_call>[{"name":"Add_memory","arguments":{"content":"Mara drinks tea."}}]</tool_call>',
              ],
            }
          : { kind: "answer", text: ["I will keep that."], calls: [call] },
        { kind: "answer", text: [isWritten ? "<think>Done.</think><answer>Noted.</answer>" : "Noted."] },
        { kind: "answer", text: [isWritten ? "<think>Done.</think><answer>Yes.</answer>" : "Yes."] },
      );
      const studio = createStudioWith(
        createOpenAiLanguageModel({
          apiKey: undefined,
          baseUrl: server.baseUrl,
          modelId: "scripted",
          sampling: { temperature: 0.5, topP: null, seed: 7, maxOutputTokens: 300 },
          ...spoken,
        }),
        { profile: profileOf(leanProfile) },
      );
      await studio.say("I drink tea.");
      await studio.say("Do I drink tea?");
      const events = await studio.events();
      const steps = events.filter((event) => event.type === "step-started");
      expect(steps).toHaveLength(3);
      for (const { sequence } of steps) {
        const sent = requestAsSent(events, sequence);
        expect(sent?.request?.settings).toContainEqual({ name: "temperature", value: "0.5" });
        expect(sent?.request?.grammar !== null).toBe(isWritten);
        expect(sent?.hash).toBe(sent?.recordedHash);
      }
    });
  });

  test("does not match where anything of it was changed in the log", async () => {
    await withServer(async (server) => {
      server.script({ kind: "answer", text: ["Hello."] });
      const studio = createStudioWith(
        createOpenAiLanguageModel({
          apiKey: undefined,
          baseUrl: server.baseUrl,
          modelId: "scripted",
        }),
      );
      await studio.say("Hi.");
      const events = await studio.events();
      const changed = events.map((event) =>
        event.type === "step-finished" && event.sent
          ? { ...event, sent: { ...event.sent, toolChoice: "required" } }
          : { ...event },
      );
      const step = events.find((event) => event.type === "step-started");
      expect(requestAsSent(events, step?.sequence ?? 0)?.isProven).toBe(true);
      expect(requestAsSent(changed, step?.sequence ?? 0)?.isProven).toBe(false);
    });
  });
});

test.each(["chat", "responses"] as const)(
  "a call that failed leaves its report, its request and its time: %s",
  async (dialect) => {
    await withServer(async (server) => {
      server.script(
        refusal(401, "invalid_api_key", "Wrong key: sk-canary-4f1d7c.", { "x-request-id": "req_1" }),
      );
      const studio = createStudioWith(
        createOpenAiLanguageModel({
          apiKey: "sk-canary-4f1d7c",
          baseUrl: server.baseUrl,
          modelId: "scripted",
          dialect,
        }),
      );
      await studio.say("Hello.");
      const events = await studio.events();
      const [started] = events.filter((event) => event.type === "step-started");
      const request = requestAsSent(events, started?.sequence ?? 0);
      expect(request).toMatchObject({ isProven: true, request: { messages: [{}, { text: "Hello." }] } });
      const failed = events.find((event) => event.type === "turn-failed");
      expect(failed).toMatchObject({ call: { status: 401, requestId: "req_1" } });
      const finished = events.find((event) => event.type === "step-finished");
      expect(finished).toMatchObject({ finishReason: "interrupted", firstTokenMs: null });
      expect(JSON.stringify(events)).not.toContain("sk-canary");
      const command =
        request?.request &&
        requestCommand({
          address: failed?.type === "turn-failed" ? (failed.call?.address ?? null) : null,
          modelId: "scripted",
          request: request.request,
        });
      expect(command).toContain(server.baseUrl);
      expect(command).not.toContain("sk-canary");
    });
  },
);

describe("what a model wrote", () => {
  test("is kept raw where something was read out of it, with the server's word for its end", async () => {
    await withServer(async (server) => {
      const written = '{"name": "Add_memory", "arguments": {"content": "Mara drinks tea."}}}';
      server.script({ kind: "answer", text: [written] }, { kind: "answer", text: ["Noted."] });
      const studio = createStudioWith(
        createOpenAiLanguageModel({
          apiKey: undefined,
          baseUrl: server.baseUrl,
          modelId: "scripted",
        }),
      );
      await studio.say("I drink tea.");
      const [called, answered] = (await studio.events()).filter((event) => event.type === "step-finished");
      expect(called).toMatchObject({ serverReason: "stop", written: [{ as: "text", text: written }] });
      expect(answered).not.toHaveProperty("written");
      expect(answered).toHaveProperty("sent");
    });
  });
});
