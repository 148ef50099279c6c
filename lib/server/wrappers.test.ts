import { describe, expect, it } from "vitest";
import { z } from "zod";
import { changeContract } from "@/lib/contract/contract";
import { addMemoryContract } from "@/lib/contract/memory/add-memory";
import { compareImportContract } from "@/lib/contract/memory/compare-import";
import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import { ok } from "@/lib/core/result";
import { createStudio } from "@/lib/testing/studio";
import { addMemory } from "@/lib/use-cases/memory/edit-memory";
import { listMemories } from "@/lib/use-cases/memory/list-memories";
import { actionsOver } from "./action";
import { UnknownActorError } from "./actor";
import { changeHandlersOver } from "./change-handler";
import { readHandlersOver } from "./read-handler";

const origin = "http://127.0.0.1:3000";
const ownPage = { host: "127.0.0.1:3000", origin };

/** An app that has a place for an answer, and room on its disk. */
const open = { admitTurn: () => ok({ release: () => {} }), mayWrite: async () => ok(null) };

function setUp(headers: Record<string, string> = ownPage) {
  const { deps, scope } = createStudio([]);
  const app = async () => ({ ...open, dependenciesFor: async () => deps });
  const actor = async () => ({ ownerId: scope.ownerId, roles: new Set<never>() });
  return {
    deps,
    ownerId: scope.ownerId,
    action: actionsOver({ app, actor, headers: async () => new Headers(headers) }),
    readHandler: readHandlersOver({ app, actor }),
    strangers: readHandlersOver({ app, actor: () => Promise.reject(new UnknownActorError()) }),
  };
}

const get = (question: unknown, headers: Record<string, string> = {}) =>
  new Request(`${origin}/api/memory/list-memories?question=${encodeURIComponent(JSON.stringify(question))}`, {
    headers: { host: ownPage.host, ...headers },
  });

describe("an action", () => {
  const input = { requestId: "request-1", content: "Allergic to peanuts" };

  it("does what its use-case does, and the same request once", async () => {
    const { action, deps, ownerId } = setUp();
    const add = action(addMemoryContract, { scope: "owner" }, (door, memory) =>
      addMemory(door.deps, { ownerId: door.ownerId, ...memory }),
    );
    const first = await add(input);
    const again = await add(input);
    expect(first).toMatchObject({ ok: true, value: { status: "done" } });
    expect(again).toMatchObject({ ok: true });
    expect((await listMemories(deps, { ownerId, search: "" })).count).toBe(1);
  });

  it.each([
    ["another site's page", { ...ownPage, origin: "https://evil.example" }],
    ["nobody's page", { host: ownPage.host }],
  ])("does nothing for %s", async (_, headers) => {
    const { action, deps, ownerId } = setUp(headers);
    const add = action(addMemoryContract, { scope: "owner" }, (door, memory) =>
      addMemory(door.deps, { ownerId: door.ownerId, ...memory }),
    );
    const refused = await add(input);
    expect(refused).toEqual({ ok: false, error: { code: "invalid-request", message: expect.any(String) } });
    expect((await listMemories(deps, { ownerId, search: "" })).count).toBe(0);
  });
});

describe("a read handler", () => {
  function listHandler({ readHandler }: ReturnType<typeof setUp>) {
    return readHandler(listMemoriesContract, { scope: "session" }, async ({ deps, ownerId }, { search }) =>
      ok(await listMemories(deps, { ownerId, search })),
    );
  }

  it("answers with JSON that fits its contract and that nothing keeps", async () => {
    const set = setUp();
    await addMemory(set.deps, { ownerId: set.ownerId, requestId: "r", content: "Allergic to peanuts" });
    const response = await listHandler(set)(get({ sessionId: null, search: "peanut" }));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(listMemoriesContract.response.parse(await response.json())).toMatchObject({ count: 1 });
  });

  it.each([
    ["a question that does not fit", get({ search: 1 }), 400],
    ["no question", new Request(`${origin}/api/memory/list-memories`), 400],
    ["no JSON", new Request(`${origin}/api/memory/list-memories?question={`), 400],
    ["another site", get({ sessionId: null, search: "" }, { "sec-fetch-site": "cross-site" }), 400],
  ])("refuses %s", async (_, request, status) => {
    const response = await listHandler(setUp())(request);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code: "invalid-request" } });
  });

  it("answers somebody whom it does not know with the sentence, not with a fault", async () => {
    const { strangers } = setUp();
    const handler = strangers(listMemoriesContract, { scope: "owner" }, async () =>
      ok({ memories: [], count: 0 }),
    );
    const response = await handler(get({ sessionId: null, search: "" }));
    expect(response.status).toBe(401);
  });

  it("takes a POST only from our own page and only so large", async () => {
    const { readHandler } = setUp();
    const compare = readHandler(compareImportContract, { scope: "owner" }, async () => ok({ judged: [] }));
    const post = (body: string, headers: Record<string, string> = ownPage) =>
      compare(new Request(`${origin}/api/memory/compare-import`, { method: "POST", body, headers }));
    const body = JSON.stringify({ entries: [{ line: 1, content: "Allergic to peanuts" }] });
    expect((await post(body)).status).toBe(200);
    expect((await post(body, { host: ownPage.host })).status).toBe(400);
    expect((await post(JSON.stringify({ entries: "x".repeat(1_000_001) }))).status).toBe(400);
  });

  it("ends without an answer for a page that has gone", async () => {
    const { readHandler } = setUp();
    const gone = new AbortController();
    const handler = readHandler(listMemoriesContract, { scope: "owner" }, async ({ signal }) => {
      gone.abort();
      signal.throwIfAborted();
      return ok({ memories: [], count: 0 });
    });
    const request = new Request(get({ sessionId: null, search: "" }), { signal: gone.signal });
    expect((await handler(request)).status).toBe(499);
  });
});

describe("a change by POST", () => {
  const rename = changeContract("session/rename", {
    address: "/api/sessions/[sessionId]/name",
    request: z.object({ sessionId: z.string(), title: z.string() }),
    response: z.object({ title: z.string() }),
  });
  const context = { params: Promise.resolve({ sessionId: "session-1" }) };
  const json = { ...ownPage, "content-type": "application/json" };
  const send = (body: string, headers: Record<string, string> = json) => {
    const { deps } = createStudio([]);
    const asked: unknown[] = [];
    const handler = changeHandlersOver({
      app: async () => ({
        ...open,
        dependenciesFor: async (scope: object) => {
          asked.push(scope);
          return deps;
        },
      }),
      actor: async () => ({ ownerId: "mara", roles: new Set<never>() }),
    })(rename, { scope: "session", status: 202 }, async (_, { sessionId, title }) =>
      ok({ title: `${sessionId}: ${title}` }),
    );
    const request = new Request(`${origin}/api/sessions/session-1/name`, { method: "POST", body, headers });
    return { answer: handler(request, context), asked };
  };

  it("takes its session from the address, whatever the body says", async () => {
    const { answer, asked } = send('{"title":"Tea","sessionId":"another"}');
    expect((await answer).status).toBe(202);
    expect(await (await answer).json()).toEqual({ title: "session-1: Tea" });
    expect(asked).toEqual([{ ownerId: "mara", sessionId: "session-1" }]);
  });

  it.each([
    ["a field of another kind", '{"title":1}', json],
    ["no JSON", "{", json],
    ["nothing", "", json],
    ["a text that is not said to be JSON", '{"title":"Tea"}', { ...ownPage, "content-type": "text/plain" }],
    ["another site", '{"title":"Tea"}', { ...json, origin: "https://evil.example" }],
    ["too much", JSON.stringify({ title: "x".repeat(1_000_001) }), json],
  ])("refuses %s", async (_, body, headers) => {
    const { answer } = send(body, headers);
    expect((await answer).status).toBe(400);
    expect(await (await answer).json()).toMatchObject({ error: { code: "invalid-request" } });
  });
});
