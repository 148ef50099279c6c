import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createInMemoryConnectionStore } from "@/lib/adapters/memory-storage/connection-store";
import type { Connection } from "@/lib/core/model/connection";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { type ModelSettings, modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { EmbedderError } from "@/lib/ports/embedder";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createTestEmbedder } from "@/lib/testing/world";
import { type OpenAiServer, startOpenAiServer } from "../ai-sdk/testing/openai-server";
import { callModelOnce, joined } from "../ai-sdk/testing/wire-model";
import { createConnectionFetch } from "./connection-fetch";
import { createModelDirectory, protocolOf } from "./model-directory";
import { withEnvironmentConnection } from "./with-environment-connection";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const ownerId = "mara";
const key = "sk-canary-0123456789";
const ownsMachine = (asking: string) => asking !== "guest";

async function openDirectory(environment: { apiKey?: string; baseUrl?: string; modelId?: string } = {}) {
  const store = createInMemoryConnectionStore();
  const connections = withEnvironmentConnection(store, {
    apiKey: environment.apiKey,
    baseUrl: environment.baseUrl,
    mayUse: ownsMachine,
  });
  const localModels = createListeningLocalModels();
  const fetchChecked = createConnectionFetch();
  const directory = createModelDirectory({
    connections,
    offlineModel: createScriptedModel([]),
    builtInEmbedder: createTestEmbedder(),
    environmentModelId: environment.modelId ?? null,
    connectTo: () => fetchChecked,
    ownsMachine,
    localModels,
  });
  const saved: Connection = await store.save({
    ownerId,
    connection: { connectionId: "mine", name: "My server", baseUrl: server.baseUrl, dialect: "chat" },
    key: { kind: "set", key },
  });
  return { store, connections, directory, saved, localModels };
}

/** A machine without model files, which remembers what it was asked for. */
function createListeningLocalModels() {
  const asked: string[] = [];
  const promptTokens: (number | undefined)[] = [];
  return {
    asked,
    promptTokens,
    async modelFor(request: { readonly modelId: string; readonly promptTokens?: number }) {
      asked.push(request.modelId);
      promptTokens.push(request.promptTokens);
      return null;
    },
    async embedderFor(modelId: string) {
      asked.push(modelId);
      return null;
    },
  };
}

const choice = { connectionId: "mine", modelId: "qwen3:8b" };

describe("the model of a choice", () => {
  test("without one is the demo assistant, or what the environment names", async () => {
    const offline = await openDirectory();
    const built = await offline.directory.modelFor({ ownerId, choice: null, models: [] });
    expect(built.identity.provider).toBe("fake");
    const named = await openDirectory({ baseUrl: server.baseUrl, modelId: "scripted" });
    const model = await named.directory.modelFor({ ownerId, choice: null, models: [] });
    expect(model.identity.label).toBe(`scripted (${new URL(server.baseUrl).host})`);
  });

  test("is called at its connection, with its key", async () => {
    const { directory } = await openDirectory();
    server.script({ kind: "answer", text: ["Hello."] });
    const model = await directory.modelFor({ ownerId, choice, models: [] });
    expect(model.identity).toEqual({
      provider: "openai",
      modelId: "qwen3:8b",
      label: "qwen3:8b (My server)",
    });
    expect(joined(await callModelOnce(model), "text")).toBe("Hello.");
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(server.requests[0]?.body).toMatchObject({ model: "qwen3:8b" });
  });

  test("belongs to its owner: nobody else reaches the connection or its key", async () => {
    const { directory } = await openDirectory();
    const model = await directory.modelFor({ ownerId: "elin", choice, models: [] });
    expect((await callModelOnce(model)).error).toMatchObject({ code: "model-not-found" });
    expect(server.requests).toEqual([]);
  });

  test("whose connection is gone says so with every call, and calls nobody", async () => {
    const { directory, store } = await openDirectory();
    await store.remove({ ownerId, connectionId: "mine" });
    const model = await directory.modelFor({ ownerId, choice, models: [] });
    const { error } = await callModelOnce(model);
    expect(error).toMatchObject({
      code: "model-not-found",
      message: expect.stringMatching(/not connected any more/),
    });
  });

  test("whose key cannot be opened asks for it again and sends nothing", async () => {
    const { store } = await openDirectory();
    const directory = createModelDirectory({
      connections: { ...store, readKey: async () => ({ kind: "unreadable" }) },
      offlineModel: createScriptedModel([]),
      builtInEmbedder: createTestEmbedder(),
      environmentModelId: null,
      connectTo: () => createConnectionFetch(),
      ownsMachine,
    });
    const { error } = await callModelOnce(await directory.modelFor({ ownerId, choice, models: [] }));
    expect(error).toMatchObject({
      code: "model-key-rejected",
      message: expect.stringMatching(/Enter the key again/),
    });
    expect(server.requests).toEqual([]);
  });

  test("carries what the person knows of it", async () => {
    const { directory } = await openDirectory();
    const facts = { ...unknownModelFacts, contextTokens: 32_768, inputPrice: 0 };
    const models = [modelSettingsSchema.parse({ ...choice, facts })];
    expect((await directory.modelFor({ ownerId, choice, models })).facts).toEqual(facts);
  });
});

describe("how a model is asked to act", () => {
  const set = (change: Partial<ModelSettings>) => [{ ...modelSettingsSchema.parse(choice), ...change }];
  test("by tool calls, unless a test showed that they fail or the person says otherwise", () => {
    expect(protocolOf(choice, [])).toBe("native");
    expect(protocolOf(choice, set({ toolCalls: "work" }))).toBe("native");
    expect(protocolOf(choice, set({ toolCalls: "fail" }))).toBe("paper");
    expect(protocolOf(choice, set({ toolCalls: "fail", protocol: "native" }))).toBe("native");
    expect(protocolOf(choice, set({ toolCalls: "work", protocol: "paper" }))).toBe("paper");
    expect(protocolOf({ ...choice, modelId: "other" }, set({ toolCalls: "fail" }))).toBe("native");
  });

  test("by the paper's protocol: no tools on the wire, and what it writes becomes a tool call", async () => {
    const { directory } = await openDirectory();
    const text =
      '<think>Worth keeping.</think><tool_call>[{"name":"Add_memory","arguments":{"content":"Mara is 34."}}]</tool_call>';
    server.script({ kind: "answer", text: [text.slice(0, 30), text.slice(30)] });
    const model = await directory.modelFor({ ownerId, choice, models: set({ protocol: "paper" }) });
    const { parts, error } = await callModelOnce(model);
    expect(error).toBeNull();
    expect(parts.find((part) => part.type === "tool-call")).toMatchObject({
      toolName: "Add_memory",
      input: { content: "Mara is 34." },
    });
    expect(server.requests[0]?.body).not.toHaveProperty("tools");
  });
});

describe("what belongs to the machine", () => {
  const local = { connectionId: "local", modelId: "small.gguf" };
  const environment = {
    baseUrl: "http://127.0.0.1:9/v1",
    apiKey: "sk-of-the-machine-owner",
    modelId: "paid",
  };

  test("gives a model file a context as large as the budget of the session that asks", async () => {
    const { directory, localModels } = await openDirectory();
    for (const contextLimitTokens of [4_000, 32_000])
      await directory.modelFor({ ownerId, choice: local, models: [], contextLimitTokens });
    expect(localModels.promptTokens).toEqual([4_000, 32_000]);
  });

  test("is no default of another owner, and its connection and key do not exist for them", async () => {
    const { directory, connections } = await openDirectory(environment);
    const byDefault = (asking: string) =>
      directory
        .modelFor({ ownerId: asking, choice: null, models: [] })
        .then(({ identity }) => identity.label);
    expect(await byDefault(ownerId)).toContain("paid");
    expect(await byDefault("guest")).not.toContain("paid");
    const named = { ownerId: "guest", connectionId: "environment" };
    expect(await connections.list({ ownerId: "guest" })).toEqual([]);
    expect(await connections.find(named)).toBeNull();
    expect(await connections.readKey(named)).toEqual({ kind: "none" });
    await connections.remove(named);
    expect(await connections.readKey({ ...named, ownerId })).toMatchObject({ kind: "key" });
    await expect(connections.remove({ ...named, ownerId })).rejects.toThrow("cannot be removed");
  });

  test("answers nobody else who names it: neither the provider, nor a model file, nor its embedder", async () => {
    const { directory, localModels } = await openDirectory(environment);
    for (const choice of [local, { connectionId: "environment", modelId: "paid" }]) {
      const model = await directory.modelFor({ ownerId: "guest", choice, models: [] });
      expect((await callModelOnce(model)).error).toMatchObject({ code: "model-not-found" });
      const embedder = await directory.embedderFor({ ownerId: "guest", choice });
      await expect(embedder.embed(["text"])).rejects.toBeInstanceOf(EmbedderError);
    }
    expect(localModels.asked).toEqual([]);
    await directory.modelFor({ ownerId, choice: local, models: [] });
    await directory.embedderFor({ ownerId, choice: local });
    expect(localModels.asked).toEqual(["small.gguf", "small.gguf"]);
  });
});

describe("the embedder of a choice", () => {
  test("is the built-in one without a choice, and names its model and place otherwise", async () => {
    const { directory } = await openDirectory();
    server.offer({ embed: () => [3, 4] });
    expect((await directory.embedderFor({ ownerId, choice: null })).model).toBe(createTestEmbedder().model);
    const embedder = await directory.embedderFor({ ownerId, choice: { ...choice, modelId: "nomic" } });
    expect(embedder.model).toBe(`nomic@${new URL(server.baseUrl).host}`);
    expect(await embedder.embed(["text"])).toEqual([[0.6, 0.8]]);
  });

  test("that is gone fails in the way memory can live with", async () => {
    const { directory } = await openDirectory();
    const embedder = await directory.embedderFor({
      ownerId,
      choice: { connectionId: "gone", modelId: "nomic" },
    });
    await expect(embedder.embed(["text"])).rejects.toBeInstanceOf(EmbedderError);
  });
});
