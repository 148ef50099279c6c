import { beforeEach, describe, expect, test } from "vitest";
import { createInMemoryConnectionStore } from "@/lib/adapters/memory-storage/connection-store";
import { createInMemoryDatabase } from "@/lib/adapters/memory-storage/database";
import { createInMemoryOwnerSettingsStore } from "@/lib/adapters/memory-storage/owner-settings-store";
import { serverSampling } from "@/lib/core/log/sampling";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { leanProfile } from "@/lib/core/model/model-profile";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { err, ok } from "@/lib/core/result";
import { modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { createFakeLocalModelStore } from "@/lib/testing/fake-local-model-store";
import { createTestIds } from "@/lib/testing/world";
import { changeModelSettings } from "./change-model-settings";
import { listOfferedModels } from "./list-offered-models";
import type { ModelDependencies } from "./model-dependencies";
import { removeConnection } from "./remove-connection";
import { saveConnection } from "./save-connection";
import { testConnection } from "./test-connection";

const ownerId = "mara";
const key = "sk-canary-0123456789";
const asWritten = {
  ownerId,
  connectionId: null,
  name: "",
  address: "https://models.example/v1",
  dialect: null,
  key,
};

let deps: ModelDependencies;
let checks: readonly ConnectionCheck[] = [];

beforeEach(() => {
  checks = [];
  deps = {
    connections: createInMemoryConnectionStore(),
    ownerSettings: createInMemoryOwnerSettingsStore(createInMemoryDatabase()),
    ids: createTestIds(),
    localModels: createFakeLocalModelStore(),
    ownsMachine: () => true,
    factsOf: () => ({ ...unknownModelFacts, inputPrice: 2, outputPrice: 8, contextTokens: 128_000 }),
    gateway: {
      readAddress: (text) =>
        text.startsWith("https://")
          ? ok({ baseUrl: text, origin: new URL(text).origin, dialect: "chat" })
          : err("Use https."),
      listModels: async ({ connection }) =>
        connection.name === "down"
          ? err("Nothing listens there.")
          : ok([{ modelId: "talker", contextTokens: 8_192, makesEmbeddings: false }]),
      discover: async () => [],
      test: async () => checks,
    },
  };
});

describe("saving a connection", () => {
  test("takes its name and interface from the address, and gives nothing of the key back but its ending", async () => {
    const saved = await saveConnection(deps, asWritten);
    expect(saved).toMatchObject({
      ok: true,
      value: { name: "models.example", dialect: "chat", keyEnding: "6789" },
    });
    expect(JSON.stringify(saved)).not.toContain(key);
  });

  test.each([
    [{ address: "http://models.example" }, "address-refused"],
    [{ key: "two words" }, "key-unusable"],
    [{ key: "sk-“quoted”" }, "key-unusable"],
    [{ connectionId: "no-such" }, "unknown-connection"],
  ])("refuses %o with %s, and stores nothing", async (change, code) => {
    expect(await saveConnection(deps, { ...asWritten, ...change })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await deps.connections.list({ ownerId })).toEqual([]);
  });

  test("without a new key keeps the stored one at its origin and drops it elsewhere", async () => {
    const saved = await saveConnection(deps, asWritten);
    if (!saved.ok) throw new Error(saved.error.code);
    const { connectionId } = saved.value;
    const kept = await saveConnection(deps, { ...asWritten, connectionId, key: null, name: "Renamed" });
    expect(kept).toMatchObject({ value: { name: "Renamed", keyEnding: "6789" } });
    const moved = await saveConnection(deps, {
      ...asWritten,
      connectionId,
      key: null,
      address: "https://evil.example",
    });
    expect(moved).toMatchObject({ value: { keyEnding: null } });
    expect(await deps.connections.readKey({ ownerId, connectionId })).toEqual({ kind: "none" });
  });

  test("ends at a number that nobody reaches by hand", async () => {
    for (let count = 0; count < 50; count += 1) await saveConnection(deps, asWritten);
    expect(await saveConnection(deps, asWritten)).toMatchObject({ error: { code: "too-many-connections" } });
  });
});

test("removing a connection also lets go of what chose it", async () => {
  const saved = await saveConnection(deps, asWritten);
  if (!saved.ok) throw new Error(saved.error.code);
  const { connectionId } = saved.value;
  const choice = { connectionId, modelId: "talker" };
  await deps.ownerSettings.change({ ownerId, change: { defaultModel: choice, embedder: choice } });
  expect(await removeConnection(deps, { ownerId, connectionId })).toMatchObject({ ok: true });
  expect(await deps.ownerSettings.read({ ownerId })).toMatchObject({ defaultModel: null, embedder: null });
  expect(await removeConnection(deps, { ownerId, connectionId })).toMatchObject({ ok: true });
});

test("what is offered carries the list's facts, the server's word before them, and the person's before both", async () => {
  await saveConnection(deps, { ...asWritten, name: "down" });
  const saved = await saveConnection(deps, asWritten);
  if (!saved.ok) throw new Error(saved.error.code);
  const offered = async () =>
    (await listOfferedModels(deps, { ownerId })).map(({ problem, models }) => [problem, models[0]?.facts]);
  expect(await offered()).toEqual([
    ["Nothing listens there.", undefined],
    [null, { ...unknownModelFacts, inputPrice: 2, outputPrice: 8, contextTokens: 8_192 }],
  ]);
  const { connectionId } = saved.value;
  const facts = { ...unknownModelFacts, contextTokens: 4_096, inputPrice: 0 };
  const set = {
    connectionId,
    modelId: "talker",
    protocol: "auto",
    toolCalls: null,
    facts,
    sampling: serverSampling,
    profile: null,
    profileReason: null,
  } as const;
  await deps.ownerSettings.change({ ownerId, change: { models: [set] } });
  expect((await offered())[1]).toEqual([null, { ...facts, outputPrice: 8 }]);
});

test("models on this machine are offered to who owns it, and to nobody else", async () => {
  const file = {
    ...{ modelId: "small.gguf", name: "small", fileBytes: 600_000_000, trainedContext: 4_096 },
    ...{ bytesPerContextToken: 40_000, isEmbedding: false, outsidePath: null, problem: null },
  };
  const onMachine = {
    ...deps,
    localModels: createFakeLocalModelStore([file]),
    ownsMachine: (asking: string) => asking === ownerId,
  };
  expect(await listOfferedModels(onMachine, { ownerId })).toMatchObject([{ connectionId: "local" }]);
  expect(await listOfferedModels(onMachine, { ownerId: "guest" })).toEqual([]);
});

describe("testing a connection", () => {
  const signal = new AbortController().signal;
  const toolsOf = async () => (await deps.ownerSettings.read({ ownerId })).models[0]?.toolCalls;

  test("remembers whether the model calls tools, and forgets nothing that the person set", async () => {
    const saved = await saveConnection(deps, asWritten);
    if (!saved.ok) throw new Error(saved.error.code);
    const { connectionId } = saved.value;
    const request = { ownerId, connectionId, modelId: "talker", embeddingModelId: null, signal };
    checks = [{ name: "tools", outcome: "fails", sentence: "It did not." }];
    expect(await testConnection(deps, request)).toMatchObject({
      ok: true,
      value: [...checks, { name: "profile", sentence: expect.stringContaining("lean profile") }],
    });
    expect(await toolsOf()).toBe("fail");
    checks = [{ name: "tools", outcome: "untested", sentence: "Later." }];
    await testConnection(deps, request);
    expect(await toolsOf()).toBe("fail");
    checks = [{ name: "tools", outcome: "works", sentence: "It did." }];
    await testConnection(deps, request);
    expect(await toolsOf()).toBe("work");
    expect((await deps.ownerSettings.read({ ownerId })).models).toHaveLength(1);
  });

  test("picks the profile and says why, and leaves one that the person chose", async () => {
    const saved = await saveConnection(deps, asWritten);
    if (!saved.ok) throw new Error(saved.error.code);
    const { connectionId } = saved.value;
    const request = { ownerId, connectionId, modelId: "qwen3:1.7b", embeddingModelId: null, signal };
    const works = (name: ConnectionCheck["name"]) => ({ name, outcome: "works", sentence: "" }) as const;
    checks = [works("tools"), works("two-calls"), works("argument-types"), works("answer")];
    await testConnection(deps, request);
    const settings = async () => (await deps.ownerSettings.read({ ownerId })).models[0];
    expect(await settings()).toMatchObject({
      profile: { prompt: "long", placesMemories: true },
      profileReason: expect.stringContaining("passed every probe"),
    });
    const change = () =>
      modelSettingsSchema.parse({ connectionId, modelId: "qwen3:1.7b", profile: leanProfile });
    await changeModelSettings(deps, { ownerId, connectionId, modelId: "qwen3:1.7b", change });
    const again = await testConnection(deps, request);
    expect(again.ok && again.value.at(-1)?.sentence).toContain("yours stays");
    expect(await settings()).toMatchObject({ profile: leanProfile, profileReason: null, toolCalls: "work" });
  });

  test("that does not exist is a sentence", async () => {
    const request = { ownerId: "elin", connectionId: "mine", modelId: null, embeddingModelId: null, signal };
    expect(await testConnection(deps, request)).toMatchObject({ error: { code: "unknown-connection" } });
  });
});
