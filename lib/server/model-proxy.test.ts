import { describe, expect, test } from "vitest";
import type { KeyScope } from "@/lib/core/foreign/api-key";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { verifyReplay } from "@/lib/core/replay/verify";
import { ok } from "@/lib/core/result";
import { liveItems } from "@/lib/core/session/session-state";
import { createStudio } from "@/lib/testing/studio";
import { createApiKey } from "@/lib/use-cases/foreign/create-api-key";
import { createModelProxy } from "./model-proxy";
import type { ProxyApp } from "./record-going-by";

const encoder = new TextEncoder();

/** A provider that answers what it is told to, and keeps what it was sent. */
function createProvider() {
  const sent: { readonly url: string; readonly headers: Headers; readonly body: string }[] = [];
  const answers: (() => Response)[] = [];
  const send = async (url: RequestInfo | URL, init?: RequestInit) => {
    sent.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body ?? "") });
    const next = answers.shift();
    if (!next) throw new Error("connect ECONNREFUSED");
    return next();
  };
  return { sent, answers, fetch: send as typeof fetch };
}

function streamOf(...pieces: readonly string[]): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece));
        controller.close();
      },
    }),
    { headers: { "content-type": "text/event-stream", "x-request-id": "req-1" } },
  );
}

async function open(
  environment: Parameters<typeof createModelProxy>[1] = { ownerHeader: undefined, machineOwners: [] },
) {
  const { deps } = createStudio([]);
  const provider = createProvider();
  const app = {
    deps,
    dependenciesFor: async () => deps,
    mayWrite: async () => ok(null),
    models: { factsOf: () => unknownModelFacts } as unknown as ProxyApp["models"],
    wireFor: async () => ({
      ...{ baseUrl: "https://api.example/v1", apiKey: "sk-stored", modelId: "" },
      fetch: provider.fetch,
    }),
  };
  await deps.ownerSettings.change({ ownerId: "local", change: { recordedConnectionId: "connection" } });
  const proxy = createModelProxy(async () => app, environment);
  return {
    deps,
    provider,
    proxy,
    ask: (
      body: unknown,
      headers: Record<string, string> = {},
      path: "/chat/completions" | "/responses" = "/chat/completions",
    ) =>
      proxy.answer(
        new Request(`http://127.0.0.1:3000/v1${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", host: "127.0.0.1:3000", ...headers },
          body: typeof body === "string" ? body : JSON.stringify(body),
        }),
        path,
      ),
    async key(scopes: readonly KeyScope[]) {
      const made = await createApiKey(deps, { ownerId: "local", name: "Agent", scopes });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.key;
    },
    async sessions() {
      await proxy.settled();
      const listed = await deps.sessionDirectory.list({ ownerId: "local", limit: 10 });
      return Promise.all(
        listed.map(async ({ sessionId, title }) => {
          const events = await deps.eventLog.read({ ownerId: "local", sessionId });
          return { title, events, state: await deps.sessionReader.read({ ownerId: "local", sessionId }) };
        }),
      );
    },
  };
}

const frame = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (content: string) => frame({ id: "c1", choices: [{ index: 0, delta: { content } }] });
const question = {
  model: "gpt-5",
  stream: true,
  messages: [{ role: "user", content: "Where is the boat?" }],
};
const agentHeaders = { authorization: "Bearer sk-agent", "user-agent": "codex_cli_rs/0.42 (Linux)" };

describe("a request that is passed on", () => {
  test("the provider does not learn whom the proxy in front of the studio names", async () => {
    const studio = await open({ ownerHeader: "x-person", machineOwners: [] });
    studio.provider.answers.push(() => streamOf(delta("Hello."), "data: [DONE]\n\n"));
    const answered = await studio.ask(question, { ...agentHeaders, "x-person": "local" });
    expect(answered.status).toBe(200);
    expect(studio.provider.sent[0]?.headers.get("x-person")).toBeNull();
  });

  test("the bytes of the stream go through as they are, and the session says what was said", async () => {
    const studio = await open();
    const pieces = [
      delta("By the "),
      // A frame that is cut inside, a comment, a kind nobody knows.
      `: ping\n\ndata: {"id":"c1","choices":[{"index":0,"delta":{"content":"pi`,
      `er."}}]}\n\ndata: {"unheard":"of"}\n\n`,
      frame({
        choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
        usage: { prompt_tokens: 12, completion_tokens: 4 },
      }),
      "data: [DONE]\n\n",
    ];
    studio.provider.answers.push(() => streamOf(...pieces));
    const answered = await studio.ask(question, agentHeaders);
    expect(answered.headers.get("x-request-id")).toBe("req-1");
    expect(await answered.text()).toBe(pieces.join(""));
    const [sent] = studio.provider.sent;
    expect(sent?.url).toBe("https://api.example/v1/chat/completions");
    expect(sent?.body).toBe(JSON.stringify(question));
    expect(sent?.headers.get("authorization")).toBe("Bearer sk-agent");
    const [session, ...others] = await studio.sessions();
    expect(others).toEqual([]);
    expect(session?.title).toBe("Where is the boat?");
    expect(session?.state.client).toEqual({
      name: "codex_cli_rs",
      version: "0.42",
      protocol: "chat-completions",
    });
    expect(liveItems(session?.state ?? (undefined as never)).map(({ text }) => text)).toEqual([
      "Where is the boat?",
      "By the pier.",
    ]);
    expect(session?.events.find(({ type }) => type === "step-finished")).toMatchObject({
      usage: { inputTokens: 12, outputTokens: 4 },
      finishReason: "stop",
    });
    expect(verifyReplay(session?.events ?? [])).toMatchObject({ outcome: "intact", verified: 1 });
    expect(JSON.stringify(session?.events)).not.toContain("sk-agent");
  });

  test("tools, a second request of the same conversation, and another conversation", async () => {
    const studio = await open();
    const call = { id: "call-1", type: "function", function: { name: "read", arguments: '{"path":"a' } };
    studio.provider.answers.push(
      () =>
        streamOf(
          frame({ choices: [{ delta: { tool_calls: [{ index: 0, ...call }] } }] }),
          frame({ choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: '.ts"}' } }] } }] }),
          frame({ choices: [{ delta: {}, finish_reason: "tool_calls" }] }),
        ),
      () =>
        Response.json({
          id: "c2",
          choices: [{ message: { content: "It is empty." }, finish_reason: "stop" }],
        }),
      () => Response.json({ id: "c3", choices: [{ message: { content: "Hello." }, finish_reason: "stop" }] }),
    );
    const tools = [{ type: "function", function: { name: "read", parameters: { type: "object" } } }];
    await (await studio.ask({ ...question, tools })).text();
    await studio.proxy.settled();
    const whole = { ...call, function: { name: "read", arguments: '{"path": "a.ts"}' } };
    const next = [
      ...question.messages,
      { role: "assistant", content: null, tool_calls: [whole] },
      { role: "tool", tool_call_id: "call-1", content: "" },
    ];
    await (await studio.ask({ ...question, tools, stream: false, messages: next })).text();
    await (await studio.ask({ ...question, messages: [{ role: "user", content: "Hi." }] })).text();
    const sessions = await studio.sessions();
    expect(sessions.map(({ state }) => state.turns.size).sort()).toEqual([1, 2]);
    const longer = sessions.find(({ state }) => state.turns.size === 2);
    expect(longer?.state.items.find(({ kind }) => kind === "tool")).toMatchObject({ toolName: "read" });
    expect(longer?.state.toolTokens).toBeGreaterThan(0);
  });

  test("the Responses API, and one that goes on from an earlier answer", async () => {
    const studio = await open();
    const output = (text: string) => [
      { type: "message", role: "assistant", content: [{ type: "output_text", text }] },
    ];
    studio.provider.answers.push(
      () =>
        streamOf(
          frame({ type: "response.output_text.delta", delta: "Fo" }),
          frame({
            type: "response.completed",
            response: {
              id: "resp-1",
              status: "completed",
              output: output("Four."),
              usage: { input_tokens: 9, output_tokens: 2 },
            },
          }),
        ),
      () => Response.json({ id: "resp-2", status: "completed", output: output("Eight.") }),
    );
    const first = { model: "gpt-5", stream: true, instructions: "Count.", input: "2 + 2?" };
    await (await studio.ask(first, {}, "/responses")).text();
    await studio.proxy.settled();
    const second = {
      model: "gpt-5",
      previous_response_id: "resp-1",
      input: [{ role: "user", content: "Twice that?" }],
    };
    await (await studio.ask(second, {}, "/responses")).text();
    const [session, ...others] = await studio.sessions();
    expect(others).toEqual([]);
    expect(liveItems(session?.state ?? (undefined as never)).map(({ text }) => text)).toEqual([
      "Count.",
      "2 + 2?",
      "Four.",
      "Twice that?",
      "Eight.",
    ]);
  });

  test("an agent that leaves, a provider that refuses, and a request that is none", async () => {
    const studio = await open();
    let isCancelled = false;
    studio.provider.answers.push(
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(encoder.encode(delta("and on "))),
            cancel: () => {
              isCancelled = true;
            },
          }),
          { headers: { "content-type": "text/event-stream" } },
        ),
      () => Response.json({ error: { message: "Rate limit reached.", code: "rate_limit" } }, { status: 429 }),
      () => Response.json({ error: { message: "Bad." } }, { status: 400 }),
    );
    const reader = (await studio.ask(question)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await studio.proxy.settled();
    expect(isCancelled).toBe(true);
    const refused = await studio.ask({ ...question, messages: [{ role: "user", content: "Again." }] });
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { error: { message: "Rate limit reached.", code: "rate_limit" } },
    ]);
    expect((await studio.ask("{ half a request")).status).toBe(400);
    expect((await studio.ask(question)).status).toBe(502);
    const ends = (await studio.sessions()).map(({ events }) => events.at(-1));
    expect(ends.map((event) => event?.type).sort()).toEqual(["turn-cancelled", "turn-failed"]);
    expect(ends.find((event) => event?.type === "turn-failed")).toMatchObject({
      message: "Rate limit reached.",
    });
  });
});

describe("who may record", () => {
  test("a key of the studio opens the stored connection and is never sent on", async () => {
    const studio = await open();
    studio.provider.answers.push(
      () => Response.json({}),
      () => Response.json({}),
    );
    const key = await studio.key(["record"]);
    await studio.ask(question, { authorization: `Bearer ${key}` });
    await studio.ask(question, { authorization: "Bearer sk-mine", "x-agemem-key": key });
    expect(studio.provider.sent.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer sk-stored",
      "Bearer sk-mine",
    ]);
    expect(JSON.stringify(studio.provider.sent.map(({ headers }) => [...headers]))).not.toContain("agm_");
  });

  test("without a key nothing that is stored is used, and a page of another site is refused", async () => {
    const studio = await open();
    studio.provider.answers.push(() => Response.json({}));
    await studio.ask(question);
    expect(studio.provider.sent[0]?.headers.get("authorization")).toBeNull();
    const wrong = await studio.key(["read"]);
    for (const [headers, status] of [
      [{ authorization: `Bearer ${wrong}` }, 403],
      [{ authorization: `Bearer agm_local:x:${"0".repeat(64)}` }, 401],
      [{ origin: "https://evil.example" }, 403],
    ] as const) {
      const refused = await studio.ask(question, headers);
      expect(refused.status).toBe(status);
      expect(await refused.json()).toMatchObject({
        error: { message: expect.any(String), type: expect.any(String) },
      });
    }
    expect(studio.provider.sent).toHaveLength(1);
  });

  test("where a proxy names owners, a request that names none is nobody's", async () => {
    const studio = await open({ ownerHeader: "X-Owner", machineOwners: [] });
    expect((await studio.ask(question, { authorization: "Bearer sk-agent" })).status).toBe(401);
    expect((await studio.ask(question, { "x-owner": "mara" })).status).toBe(404);
  });

  test("nothing is passed on before a provider is chosen", async () => {
    const studio = await open();
    await studio.deps.ownerSettings.change({ ownerId: "local", change: { recordedConnectionId: null } });
    expect((await studio.ask(question)).status).toBe(404);
    expect(studio.provider.sent).toEqual([]);
  });
});
