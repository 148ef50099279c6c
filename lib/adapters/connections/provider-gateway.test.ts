import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createInMemoryConnectionStore } from "@/lib/adapters/memory-storage/connection-store";
import { type ConnectionCheck, checkNames } from "@/lib/core/model/offer";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createTestEmbedder } from "@/lib/testing/world";
import { type OpenAiServer, startOpenAiServer } from "../ai-sdk/testing/openai-server";
import { refusal } from "../ai-sdk/testing/wire-script";
import { createGptTokenCounter } from "../tokens/gpt-token-counter";
import { createConnectionFetch } from "./connection-fetch";
import { discoverServers } from "./discover-servers";
import { createModelDirectory } from "./model-directory";
import { createProviderGateway } from "./provider-gateway";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const ownerId = "mara";
const key = "sk-canary-0123456789";

async function openGateway(baseUrl = server.baseUrl, entered = key) {
  const connections = createInMemoryConnectionStore();
  const connect = createConnectionFetch();
  const directory = createModelDirectory({
    connections,
    offlineModel: createScriptedModel([]),
    builtInEmbedder: createTestEmbedder(),
    environmentModelId: null,
    connectTo: () => connect,
    ownsMachine: () => true,
  });
  const connection = await connections.save({
    ownerId,
    connection: { connectionId: "mine", name: "My server", baseUrl, dialect: "chat" },
    key: { kind: "set", key: entered },
  });
  const gateway = createProviderGateway({
    connections,
    directory,
    connectTo: () => connect,
    connectLocally: connect,
    tokenCounter: createGptTokenCounter(),
  });
  const outcomes = async (modelId: string | null = "talker") => {
    const signal = new AbortController().signal;
    const checks = await gateway.test({ ownerId, connection, modelId, embeddingModelId: null, signal });
    return Object.fromEntries(checks.map((check) => [check.name, check])) as Record<
      ConnectionCheck["name"],
      ConnectionCheck
    >;
  };
  return { gateway, connection, outcomes, list: () => gateway.listModels({ ownerId, connection }) };
}

/** A server that answers everything with this. */
async function startOther(status: number, type: string, body: string): Promise<string> {
  const other = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": type, location: "https://elsewhere.example/" }).end(body);
  });
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  return `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1`;
}

describe("what a connection offers", () => {
  test("is listed with what the server says of it", async () => {
    server.offer({
      key,
      models: [
        "talker",
        { id: "Qwen/Qwen3-8B", max_model_len: 40_960 },
        { id: "llama.gguf", meta: { n_ctx_train: 8_192 } },
        "nomic-embed-text:latest",
      ],
    });
    const listed = await (await openGateway()).list();
    expect(listed.ok && listed.value).toEqual([
      { modelId: "talker", contextTokens: null, makesEmbeddings: false },
      { modelId: "Qwen/Qwen3-8B", contextTokens: 40_960, makesEmbeddings: false },
      { modelId: "llama.gguf", contextTokens: 8_192, makesEmbeddings: false },
      { modelId: "nomic-embed-text:latest", contextTokens: null, makesEmbeddings: true },
    ]);
  });

  test.each([
    [200, "text/html", "<h1>My router</h1>", /not with a list of models/],
    [200, "application/json", '{"data": "none"}', /not with a list of models/],
    [200, "application/json", '{"data": [{"id"', /not with a list of models/],
    [500, "text/plain", "oops", /status 500/],
    [302, "text/plain", "", /status 302/],
  ])("of a server that is not what it says (%i %s) is a sentence", async (status, type, body, sentence) => {
    const { list } = await openGateway(await startOther(status, type, body));
    const listed = await list();
    expect(listed.ok ? null : listed.error).toMatch(sentence);
  });

  test("says whether the key or the address is wrong", async () => {
    server.offer({ key: "another", models: [] });
    const refused = await (await openGateway()).list();
    expect(refused.ok ? null : refused.error).toMatch(/refused the key/);
    const closed = await startOpenAiServer();
    await closed.close();
    const gone = await (await openGateway(closed.baseUrl)).list();
    expect(gone.ok ? null : gone.error).toMatch(/Nothing listens there/);
  });
});

describe("a test of a connection", () => {
  test("finds that everything works", async () => {
    server.offer({ key, models: ["talker", "nomic-embed-text"], embed: () => [1, 0, 0] });
    const call = (name: string, input: unknown) => ({ name, pieces: [JSON.stringify(input)] });
    server.script(
      { kind: "answer", text: ["one, ", "two"] },
      {
        kind: "answer",
        calls: [call("Retrieve_memory", { query: "test" })],
        usage: { input: 900, output: 9 },
      },
      {
        kind: "answer",
        calls: [
          call("Add_memory", { content: "Likes tea." }),
          call("Add_memory", { content: "Likes coffee." }),
        ],
      },
      { kind: "answer", calls: [call("Delete_memory", { memory_id: "mem_test", confirmation: true })] },
      { kind: "answer", calls: [call("Retrieve_memory", { query: "tea" })] },
      { kind: "answer", text: ["Paris."] },
      { kind: "answer", text: ["<think>Nothing known.</think><answer>Nothing.</answer>"] },
    );
    const checks = await (await openGateway()).outcomes();
    expect(Object.entries(checks).map(([name, { outcome }]) => `${name} ${outcome}`)).toEqual(
      [...checkNames].filter((name) => name !== "profile").map((name) => `${name} works`),
    );
    const forced = server.requests.filter(
      ({ body }) => (body as { tool_choice?: unknown }).tool_choice === "required",
    );
    expect(forced).toHaveLength(1);
    const inWriting = server.requests.at(-1)?.body as { tools?: unknown; grammar?: unknown };
    expect(inWriting.tools).toBeUndefined();
    expect(inWriting.grammar).toEqual(expect.stringContaining("root"));
    expect(checks.reach.sentence).toContain("2 models");
    expect(checks.streaming.sentence).toContain("2 pieces");
    expect(checks.embeddings.sentence).toContain("3 numbers");
  });

  test("names each thing that a weak model does wrong", async () => {
    server.offer({ models: ["talker"] });
    const call = (input: unknown) => ({ name: "Retrieve_memory", pieces: [JSON.stringify(input)] });
    const same = { kind: "answer", calls: [call({ query: "x" }), call({ query: "x" })] } as const;
    server.script(
      { kind: "answer", text: ["one"] },
      same,
      same,
      {
        kind: "answer",
        calls: [{ name: "Delete_memory", pieces: ['{"memory_id":"mem_test","confirmation":"yes"}'] }],
      },
      { kind: "answer", text: ["I cannot."] },
      same,
      { kind: "answer", text: ["Plain words."] },
    );
    const checks = await (await openGateway()).outcomes();
    const failed = Object.values(checks).filter(({ outcome }) => outcome === "fails");
    expect(failed.map(({ name }) => name)).toEqual([
      "two-calls",
      "argument-types",
      "forced-call",
      "answer",
      "text-protocol",
    ]);
  });

  test("says how the model's tokenizer counts, where the provider reports what it read", async () => {
    const call = { name: "Retrieve_memory", pieces: ['{"query":"x"}'] };
    const answered = { kind: "answer", calls: [call], usage: { input: 960, output: 9 } } as const;
    server.script({ kind: "answer", text: ["one"] }, answered);
    const { tokenizer } = await (await openGateway()).outcomes();
    expect(tokenizer).toMatchObject({ outcome: "works", ratio: expect.any(Number) });
    expect(tokenizer.ratio).toBeGreaterThan(0.5);
    expect(tokenizer.sentence).toContain(tokenizer.ratio?.toFixed(2));
    server.script({ kind: "answer", text: ["one"] }, { ...answered, usage: { input: 90_000, output: 9 } });
    expect((await (await openGateway()).outcomes()).tokenizer.outcome).toBe("untested");
  });

  test("tells a model without tools from one that cannot be reached", async () => {
    server.offer({ models: ["talker"] });
    server.script({ kind: "answer", text: ["one"] }, { kind: "answer", text: ["I cannot call tools."] });
    const without = await (await openGateway()).outcomes();
    expect(without.streaming).toMatchObject({
      outcome: "works",
      sentence: expect.stringMatching(/in one piece/),
    });
    expect(without.tools).toMatchObject({
      outcome: "fails",
      sentence: expect.stringMatching(/text protocol/),
    });
    expect(without.embeddings.outcome).toBe("untested");
    server.script({ kind: "answer", text: ["one"] }, refusal(400, null, "talker does not support tools"));
    expect((await (await openGateway()).outcomes()).tools).toMatchObject({
      outcome: "fails",
      sentence: expect.stringMatching(/cannot call tools/),
    });
  });

  test("with a wrong key says so, shows none of it, and asks no further", async () => {
    server.offer({ key: "another" });
    const checks = await (await openGateway()).outcomes();
    expect(checks.reach).toMatchObject({
      outcome: "fails",
      sentence: expect.stringMatching(/refused the key/),
    });
    expect(checks.streaming).toMatchObject({
      outcome: "fails",
      sentence: expect.stringMatching(/refused the key/),
    });
    expect(checks.tools.outcome).toBe("untested");
    expect(JSON.stringify(checks)).not.toContain(key);
  });
});

describe("servers on this computer", () => {
  test("are found by what they answer; everything else on these ports is passed over", async () => {
    server.offer({ models: ["qwen3:8b"] });
    const web = await startOther(200, "text/html", "<h1>Hello</h1>");
    const ports = [
      { name: "Ollama", port: Number(new URL(server.baseUrl).port) },
      { name: "LM Studio", port: Number(new URL(web).port) },
      { name: "vLLM", port: 9 },
    ];
    expect(await discoverServers({ connect: createConnectionFetch(), ports })).toEqual([
      {
        name: "Ollama",
        baseUrl: server.baseUrl,
        models: [{ modelId: "qwen3:8b", contextTokens: null, makesEmbeddings: false }],
      },
    ]);
  });
});
