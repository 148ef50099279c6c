import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { describe, expect, test } from "vitest";
import type { KeyScope } from "@/lib/core/foreign/api-key";
import { toolNames } from "@/lib/core/log/operations";
import { ok } from "@/lib/core/result";
import { createStudio } from "@/lib/testing/studio";
import { createApiKey } from "@/lib/use-cases/foreign/create-api-key";
import { revokeApiKey } from "@/lib/use-cases/foreign/revoke-api-key";
import { createMcpEndpoint } from "./mcp-endpoint";

const address = "http://127.0.0.1:3000/mcp";
const local = { ownerHeader: undefined };

function open(environment: Parameters<typeof createMcpEndpoint>[1] = local) {
  const { deps } = createStudio([]);
  const app = { deps, dependenciesFor: async () => deps, mayWrite: async () => ok(null) };
  const endpoint = createMcpEndpoint(async () => app, environment);
  const send = (headers: Record<string, string>, body: unknown = initialize) =>
    endpoint.answer(
      new Request(address, {
        method: "POST",
        headers: { ...jsonHeaders, ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  return {
    deps,
    endpoint,
    send,
    async key(scopes: readonly KeyScope[] = ["read", "operate"], ownerId = "local") {
      const made = await createApiKey(deps, { ownerId, name: "Test", scopes });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.key;
    },
    async connect(key: string, name = "Codex") {
      const client = new Client({ name, version: "1.2" });
      const transport = new StreamableHTTPClientTransport(new URL(address), {
        requestInit: { headers: { authorization: `Bearer ${key}` } },
        fetch: (url, init) => endpoint.answer(new Request(url, init)),
      });
      await client.connect(transport);
      return { client, transport };
    },
  };
}

const jsonHeaders = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  host: "127.0.0.1:3000",
};

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "0" } },
};

function textOf(result: unknown): string {
  const { content } = result as { content: readonly { readonly text: string }[] };
  return content[0]?.text ?? "";
}

describe("the MCP endpoint", () => {
  test("offers the six operations and runs them in a session that is named after the client", async () => {
    const studio = open();
    const { client } = await studio.connect(await studio.key());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.values(toolNames));
    expect(client.getInstructions()).toContain("Retrieve_memory");
    const added = await client.callTool({ name: "Add_memory", arguments: { content: "Lives in Bergen." } });
    expect(added.isError).toBeUndefined();
    const memoryId = JSON.parse(textOf(added)).added.memory_id;
    const [session] = await studio.deps.sessionDirectory.list({ ownerId: "local", limit: 5 });
    expect(session?.title).toBe("Codex over MCP");

    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual([
      "agemem://memories",
      "agemem://sessions",
      `agemem://memories/${memoryId}`,
      `agemem://sessions/${session?.sessionId}`,
    ]);
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      expect(JSON.stringify(contents)).toContain(uri.includes("sessions") ? "mcp-" : memoryId);
    }
    await client.close();
  });

  test("refuses in the protocol's own form: unknown tools and resources, ids of others, arguments that do not fit", async () => {
    const studio = open();
    const { client } = await studio.connect(await studio.key());
    await expect(client.callTool({ name: "Drop_tables", arguments: {} })).rejects.toThrow(
      /-32602.*There is no such tool/,
    );
    for (const uri of ["agemem://memories/mem_foreign", "agemem://sessions/other", "file:///etc/passwd"])
      await expect(client.readResource({ uri })).rejects.toThrow(/-32002.*There is no such resource/);
    const refused = await client.callTool({
      name: "Delete_memory",
      arguments: { memory_id: "mem_foreign", confirmation: true },
    });
    expect(refused).toMatchObject({ isError: true });
    expect(textOf(refused)).toContain("UNKNOWN_ID");
    expect(await client.callTool({ name: "Add_memory", arguments: { fact: 1 } })).toMatchObject({
      isError: true,
    });
  });

  test("runs calls that come at once one after the other, and forgets one that was taken back", async () => {
    const studio = open();
    const { client } = await studio.connect(await studio.key());
    const facts = ["Plays the oboe.", "Lives in Porto.", "Is allergic to nuts.", "Speaks Estonian."];
    const stopping = new AbortController();
    const takenBack = client.callTool(
      { name: "Add_memory", arguments: { content: "Owns a boat." } },
      undefined,
      { signal: stopping.signal },
    );
    stopping.abort();
    const added = await Promise.all(
      facts.map((content) => client.callTool({ name: "Add_memory", arguments: { content } })),
    );
    await expect(takenBack).rejects.toThrow();
    expect(added.every(({ isError }) => isError === undefined)).toBe(true);
    const stored = await studio.deps.memoryStore.listCurrent({ ownerId: "local", limit: 9, search: "" });
    expect(stored.map(({ content }) => content)).toEqual(expect.arrayContaining(facts));
    expect(await studio.deps.sessionDirectory.listRunningTurns()).toEqual([]);
  });

  test("a client that lies about itself is only called what it says", async () => {
    const studio = open();
    const { client } = await studio.connect(await studio.key(), `the person\u0000\n${"x".repeat(500)}`);
    await client.callTool({ name: "Add_memory", arguments: { content: "Said so." } });
    const [session] = await studio.deps.sessionDirectory.list({ ownerId: "local", limit: 1 });
    expect(session?.title.length).toBeLessThan(130);
    const events = await studio.deps.eventLog.read({ ownerId: "local", sessionId: session?.sessionId ?? "" });
    expect(events.find(({ type }) => type === "memory-added")).toMatchObject({
      by: "agent",
      origin: "inferred-by-agent",
    });
  });
});

describe("who may connect", () => {
  test.each([
    ["no key", {}],
    ["the key of a provider", { authorization: "Bearer sk-proj-1234567890" }],
    ["a made-up key", { authorization: `Bearer agm_local:12345678:${"0".repeat(64)}` }],
  ])("%s is refused with 401, without a word about what there is", async (_case, headers) => {
    const studio = open();
    await studio.key();
    const answered = await studio.send(headers);
    expect(answered.status).toBe(401);
    expect(answered.headers.get("www-authenticate")).toContain("Bearer");
    expect(await answered.json()).toMatchObject({ jsonrpc: "2.0", id: null, error: { code: -32000 } });
    expect(studio.endpoint.size()).toBe(0);
  });

  test("a page of another site is refused although it has a key", async () => {
    const studio = open();
    const authorization = `Bearer ${await studio.key()}`;
    for (const foreign of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { origin: "http://evil.example:3000", host: "127.0.0.1:3000" },
    ])
      expect((await studio.send({ authorization, ...foreign })).status).toBe(403);
    expect((await studio.send({ authorization })).status).toBe(200);
    expect((await studio.send({ authorization, origin: "http://127.0.0.1:3000" })).status).toBe(200);
  });

  test("a revoked key ends what is connected, and the session of another key does not exist", async () => {
    const studio = open();
    const [mine, other] = [await studio.key(), await studio.key()];
    const { client, transport } = await studio.connect(mine);
    const foreign = { authorization: `Bearer ${other}`, "mcp-session-id": transport.sessionId ?? "" };
    const ping = { jsonrpc: "2.0", id: 9, method: "ping" };
    const answered = await studio.send(foreign, ping);
    const unknown = await studio.send({ ...foreign, "mcp-session-id": "mcp-unknown" }, ping);
    expect([answered.status, await answered.text()]).toEqual([404, await unknown.text()]);
    const { apiKeys } = await studio.deps.ownerSettings.read({ ownerId: "local" });
    await revokeApiKey(studio.deps, { ownerId: "local", keyId: apiKeys[0]?.keyId ?? "" });
    await expect(client.ping()).rejects.toThrow(/401|no key that is valid/);
  });

  test("a key may do what its scopes say", async () => {
    const studio = open();
    const { client } = await studio.connect(await studio.key(["read"]));
    expect(await client.callTool({ name: "Add_memory", arguments: { content: "x" } })).toMatchObject({
      isError: true,
    });
    const writer = await studio.connect(await studio.key(["operate"]));
    expect((await writer.client.listResources()).resources).toEqual([]);
    await expect(writer.client.readResource({ uri: "agemem://memories" })).rejects.toThrow(
      /no such resource/,
    );
  });

  test("where a proxy names owners, a key serves its own owner alone", async () => {
    const studio = open({ ownerHeader: "X-Owner" });
    const authorization = `Bearer ${await studio.key(undefined, "ada@example.org")}`;
    expect((await studio.send({ authorization })).status).toBe(200);
    expect((await studio.send({ authorization, "x-owner": "ada@example.org" })).status).toBe(200);
    expect((await studio.send({ authorization, "x-owner": "mara@example.org" })).status).toBe(401);
  });

  test("what is no request of the protocol is answered in its form", async () => {
    const studio = open();
    const authorization = `Bearer ${await studio.key()}`;
    for (const body of ["{", "[]", '{"jsonrpc":"1.0"}', { ...initialize, method: "tools/list" }]) {
      const answered = await studio.send({ authorization }, body);
      expect(answered.status).toBe(400);
      expect(await answered.json()).toMatchObject({ jsonrpc: "2.0", error: { message: expect.any(String) } });
    }
    expect(studio.endpoint.size()).toBe(0);
  });
});
