import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openApiDocument } from "@/lib/contract/api/openapi";
import { apiVerbs } from "@/lib/contract/api/verbs";
import type { ApiContract } from "@/lib/contract/contract";
import { failureBodySchema } from "@/lib/contract/failure";
import type { KeyScope } from "@/lib/core/foreign/api-key";
import { ok } from "@/lib/core/result";
import { createStudio } from "@/lib/testing/studio";
import { createApiKey } from "@/lib/use-cases/foreign/create-api-key";
import { revokeApiKey } from "@/lib/use-cases/foreign/revoke-api-key";
import { runClientOperation } from "@/lib/use-cases/foreign/run-client-operation";

const opened = vi.hoisted(() => ({ app: undefined as unknown }));
// The verbs over a studio in memory: the real container brings the database and every provider with it.
vi.mock("@/lib/server/app", () => ({ getApp: async () => opened.app }));

let studio: ReturnType<typeof createStudio>;
let calls: string[];

beforeEach(() => {
  studio = createStudio([]);
  calls = [];
  const deps = watched(studio.deps);
  opened.app = {
    deps,
    dependenciesFor: async () => deps,
    mayWrite: async () => ok(null),
    database: { kind: "embedded", revision: () => "1" },
  };
});

/** The same ports; what is asked of those behind the database is written down. */
function watched(deps: typeof studio.deps): typeof studio.deps {
  const ports = ["eventLog", "memoryStore", "memoryLibrary", "sessionDirectory", "sessionReader"] as const;
  const noted = ports.map((port) => [
    port,
    new Proxy(deps[port], {
      get(target, method) {
        const found = Reflect.get(target, method);
        if (typeof found !== "function") return found;
        return (...given: readonly unknown[]) => {
          calls.push(`${port}.${String(method)}`);
          return found.apply(target, given);
        };
      },
    }),
  ]);
  return { ...deps, ...Object.fromEntries(noted) };
}

async function keyOf(scopes: readonly KeyScope[] = ["read", "operate"], ownerId = "local") {
  const made = await createApiKey(studio.deps, { ownerId, name: "Test agent/2", scopes });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.key;
}

interface Asked {
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly [field: string]: unknown;
}

/** Sends a verb as its contract says: the address, the query, the body. */
async function send(verb: ApiContract, { key, headers = {}, ...fields }: Asked) {
  const named = [...verb.address.matchAll(/\{(\w+)\}/g)].map(([, field]) => field ?? "");
  const params = Object.fromEntries(named.map((field) => [field, fields[field]]));
  const others = Object.entries(fields).filter(([field]) => !named.includes(field));
  const address = verb.address.replace(/\{(\w+)\}/g, (_, field) => encodeURIComponent(String(fields[field])));
  const hasBody = verb.method === "POST" || verb.method === "PATCH";
  const query = new URLSearchParams(others.map(([field, value]) => [field, String(value)]));
  const request = new Request(`http://127.0.0.1:3000${address}${hasBody ? "" : `?${query}`}`, {
    method: verb.method,
    headers: {
      host: "127.0.0.1:3000",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    ...(hasBody ? { body: JSON.stringify(Object.fromEntries(others)) } : {}),
  });
  const folder = verb.address.replace("/v1/", "").replace(/\{(\w+)\}/g, "[$1]");
  const module = await import(path.join(import.meta.dirname, folder, "route.ts"));
  const answered: Response = await module[verb.method](request, { params: Promise.resolve(params) });
  return answered;
}

function verb(name: string): ApiContract {
  const found = apiVerbs.find((one) => one.name === `api/${name}`);
  if (!found) throw new Error(name);
  return found;
}

async function json(answer: Response | Promise<Response>) {
  return (await answer).json();
}

/** A studio with one memory of a program, in its session. */
async function withMemory() {
  const key = await keyOf();
  const added = await json(
    send(verb("add-memory"), { key, content: "Lives in Bergen.", session_id: "run-1" }),
  );
  return { key, added };
}

describe("the document", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument("1")));

  test("has every contract of the API", () => {
    const folder = path.join(import.meta.dirname, "../../lib/contract/api");
    const files = readdirSync(folder).map((file) => file.replace(".ts", ""));
    const parts = ["acting-program", "openapi", "verbs"];
    expect(apiVerbs.map(({ name }) => name.replace("api/", "")).sort()).toEqual(
      files.filter((file) => !parts.includes(file)).sort(),
    );
    for (const { address, method } of apiVerbs)
      expect(document.paths[address][method.toLowerCase()].summary).toEqual(expect.any(String));
  });

  test("describes what each verb answers, field by field", async () => {
    const { key, added } = await withMemory();
    const { memory_id } = added;
    const answers = {
      "list-memories": { limit: 3 },
      "search-memories": { query: "Bergen" },
      "read-memory": { memory_id },
      "add-memory": { content: "Plays the oboe." },
      "update-memory": { memory_id, version: 1, content: "Lives in Oslo." },
      "delete-memory": { memory_id, version: 2 },
      "run-operation": { operation: "RETRIEVE", input: { query: "oboe" } },
      "list-tools": {},
      "list-sessions": {},
      "read-session": { session_id: "run-1" },
      "list-events": { session_id: "run-1" },
    };
    for (const [name, fields] of Object.entries(answers)) {
      const answer = await send(verb(name), { key, ...fields });
      expect(answer.status, name).toBe(200);
      const body = await answer.json();
      // The document's schema is made from this one; a field that it does not have would be lost here.
      expect(verb(name).response.parse(body), name).toEqual(body);
    }
    expect(Object.keys(answers).sort(), "the stream alone is tried elsewhere").toEqual(
      apiVerbs
        .filter(({ streams }) => !streams)
        .map(({ name }) => name.replace("api/", ""))
        .sort(),
    );
  });
});

describe("what a program does", () => {
  test("is events of its session, which is named after it", async () => {
    const { key, added } = await withMemory();
    expect(added).toMatchObject({ outcome: "done", operation: "ADD", version: 1, session_id: "run-1" });
    const { events } = await json(send(verb("list-events"), { key, session_id: "run-1" }));
    expect(events.find(({ type }: { type: string }) => type === "memory-added")).toMatchObject({
      by: "agent",
      origin: "inferred-by-agent",
      id: added.event_id,
    });
    const session = await json(send(verb("read-session"), { key, session_id: "run-1" }));
    expect(session.client).toEqual({ name: "Test agent", version: "2", protocol: "api" });
    const { memories } = await json(send(verb("list-memories"), { key, session_id: "run-1" }));
    expect(memories).toMatchObject([{ content: "Lives in Bergen.", version: 1, current: true }]);
  });

  test("is done once for one request id, and in the session of the key where it names none", async () => {
    const key = await keyOf();
    const wish = { key, content: "Plays the oboe.", request_id: "wish-1" };
    const first = await json(send(verb("add-memory"), wish));
    expect(await json(send(verb("add-memory"), wish))).toEqual(first);
    expect(first.session_id).toMatch(/^api-/);
    expect((await json(send(verb("list-memories"), { key }))).total).toBe(1);
  });

  test("goes by the version that it saw", async () => {
    const { key, added } = await withMemory();
    const { memory_id } = added;
    const change = (version: number, content: string) =>
      send(verb("update-memory"), { key, memory_id, version, content });
    expect((await change(1, "Lives in Oslo.")).status).toBe(200);
    const late = await change(1, "Lives in Rome.");
    expect([late.status, (await late.json()).error.code]).toEqual([409, "stale-memory"]);
    expect((await send(verb("delete-memory"), { key, memory_id, version: 1 })).status).toBe(409);
    expect((await send(verb("delete-memory"), { key, memory_id, version: 2 })).status).toBe(200);
    const { versions } = await json(send(verb("read-memory"), { key, memory_id }));
    expect(
      versions.map(({ content, current }: { content: string; current: boolean }) => [content, current]),
    ).toEqual([
      ["Lives in Bergen.", false],
      ["Lives in Oslo.", false],
    ]);
  });

  test("waits for the person where the policy says so", async () => {
    const key = await keyOf();
    const { memoryPolicy } = await studio.deps.ownerSettings.read({ ownerId: "local" });
    await studio.deps.ownerSettings.change({
      ownerId: "local",
      change: { memoryPolicy: { ...memoryPolicy, ADD: "ask" } },
    });
    expect(await json(send(verb("add-memory"), { key, content: "Lives in Porto." }))).toMatchObject({
      outcome: "waiting",
      memory_id: null,
    });
  });

  test("a refused call is an answer for its model, and a failure for the verb that is one operation", async () => {
    const { key } = await withMemory();
    const again = await send(verb("add-memory"), { key, content: "Lives in Bergen." });
    expect([again.status, (await again.json()).error.code]).toEqual([422, "operation-refused"]);
    const input = { memory_id: "mem_none", confirmation: true };
    expect(await json(send(verb("run-operation"), { key, operation: "DELETE", input }))).toMatchObject({
      outcome: "refused",
      result: expect.stringContaining("UNKNOWN_ID"),
    });
  });

  test("calls that come at once are carried out one after the other, and keep the caller's ids", async () => {
    const key = await keyOf();
    const facts = ["Plays the oboe.", "Lives in Porto.", "Is allergic to nuts.", "Speaks Estonian."];
    const outcomes = await Promise.all(
      facts.map((content, index) =>
        json(
          send(verb("run-operation"), {
            key,
            operation: "ADD",
            input: { content },
            call_id: `call-${index % 2}`,
            session_id: "at-once",
          }),
        ),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(facts.map(() => "done"));
    const { context } = await json(send(verb("read-session"), { key, session_id: "at-once" }));
    expect(
      context
        .filter(({ kind }: { kind: string }) => kind === "tool")
        .map(({ call_id }: { call_id: string }) => call_id),
    ).toEqual(["call-0", "call-1", "call-0", "call-1"]);
  });

  test("is never done in a session that is not one of the API", async () => {
    const key = await keyOf();
    const { deps } = studio;
    const scope = { ownerId: "local", sessionId: "over-mcp" };
    const client = { name: "Codex", protocol: "mcp" } as const;
    await runClientOperation(deps, {
      ...{ ...scope, client, requestId: "first", name: "ADD" },
      input: { content: "Lives in Porto." },
    });
    const answer = await send(verb("add-memory"), { key, content: "x", session_id: scope.sessionId });
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, "invalid-request"]);
  });

  test("events come in pages without gaps", async () => {
    const { key } = await withMemory();
    const all = await json(send(verb("list-events"), { key, session_id: "run-1" }));
    const seen: number[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page = await json(send(verb("list-events"), { key, session_id: "run-1", after, limit: 2 }));
      seen.push(...page.events.map(({ sequence }: { sequence: number }) => sequence));
      after = page.next_after;
    }
    expect(seen).toEqual(all.events.map(({ sequence }: { sequence: number }) => sequence));
  });

  test("the stream begins where the reader was, and ends with it", async () => {
    const { key } = await withMemory();
    const answer = await send(verb("follow-events"), {
      key,
      session_id: "run-1",
      headers: { "last-event-id": "2" },
    });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: events")) text += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    expect(text).toContain('"sequence":3');
    expect(text).not.toContain('"sequence":2,');
  });
});

describe("who may ask", () => {
  /** A request of each verb that would be right, on things that do not exist. */
  const right: Record<string, Record<string, unknown>> = {
    "search-memories": { query: "x" },
    "read-memory": { memory_id: "mem_1" },
    "add-memory": { content: "x" },
    "update-memory": { memory_id: "mem_1", version: 1, content: "y" },
    "delete-memory": { memory_id: "mem_1", version: 1 },
    "run-operation": { operation: "ADD", input: { content: "x" } },
    "read-session": { session_id: "s" },
    "list-events": { session_id: "s" },
    "follow-events": { session_id: "s" },
  };

  test.each(apiVerbs.map((one) => ({ one, name: one.name.replace("api/", "") })))(
    "$name refuses everybody without a key for it, in one form",
    async ({ one, name }) => {
      const revoked = await keyOf();
      const { apiKeys } = await studio.deps.ownerSettings.read({ ownerId: "local" });
      await revokeApiKey(studio.deps, { ownerId: "local", keyId: apiKeys[0]?.keyId ?? "" });
      const other: readonly KeyScope[] = one.key === "read" ? ["operate", "record"] : ["read", "record"];
      const refused = [
        [401, { key: undefined }],
        [401, { key: "sk-proj-123" }],
        [401, { key: `agm_local:12345678:${"0".repeat(64)}` }],
        [401, { key: revoked }],
        [401, { key: await keyOf(["read", "operate"], "somebody-else") }],
        [403, { key: await keyOf(other) }],
        [403, { key: await keyOf(), headers: { origin: "https://evil.example" } }],
      ] as const;
      calls.length = 0;
      for (const [status, sender] of refused) {
        const answer = await send(one, { ...right[name], ...sender } as Asked);
        expect(answer.status).toBe(status);
        expect(failureBodySchema.parse(await answer.json()).error.message).not.toBe("");
      }
      expect(calls).toEqual([]);
    },
  );

  test("an id of another owner is answered like one that nobody has, after the same questions", async () => {
    const theirs = createApiMemoryOf("mara");
    const key = await keyOf();
    await json(send(verb("add-memory"), { key, content: "Warms up.", session_id: "warm" }));
    const { memoryId, sessionId } = await theirs;
    const asked = async (name: string, fields: Record<string, unknown>) => {
      calls.length = 0;
      const answer = await send(verb(name), { key, ...fields });
      const said = (await answer.text()).replace(/mem_\w+/g, "ID");
      return { status: answer.status, said, calls: [...calls] };
    };
    for (const name of ["read-session", "list-events", "follow-events"]) {
      const foreign = await asked(name, { session_id: sessionId });
      expect(foreign).toEqual(await asked(name, { session_id: "nobody-has-this" }));
      expect(foreign.status).toBe(404);
    }
    for (const name of ["read-memory", "update-memory", "delete-memory"]) {
      const fields = { ...right[name], ...(name === "read-memory" ? {} : { session_id: "warm" }) };
      const foreign = await asked(name, { ...fields, memory_id: memoryId });
      expect(foreign).toEqual(await asked(name, { ...fields, memory_id: "mem_nobody" }));
      expect(foreign.status).toBe(404);
    }
  });

  test("what does not fit the contract is a failure that says what, and there is no other address", async () => {
    const key = await keyOf();
    for (const [name, fields] of [
      ["list-memories", { limit: 100_000 }],
      ["add-memory", {}],
      ["update-memory", { memory_id: "mem_1", content: "no version" }],
      ["run-operation", { operation: "DROP", input: {} }],
      ["add-memory", { content: "x", owner: "mara" }],
    ] as const) {
      const answer = await send(verb(name), { key, ...fields });
      expect(answer.status).toBe(400);
      expect((await answer.json()).error.code).toBe("invalid-request");
    }
    const { GET } = await import("./[...path]/route");
    expect(GET().status).toBe(404);
  });
});

/** A memory and a session of somebody else, who also works by the API. */
async function createApiMemoryOf(ownerId: string) {
  await studio.say("Hello!");
  const operated = await studio.operate("ADD", { content: "A secret of Mara." });
  if (!operated.ok) throw new Error(operated.error.code);
  const [event] = operated.value.events;
  if (event?.type !== "memory-added") throw new Error(ownerId);
  return { memoryId: event.memoryId, sessionId: event.sessionId };
}
