import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { POST as search } from "@/app/v1/memories/search/route";
import { POST as operate } from "@/app/v1/operations/route";
import { GET as readSession } from "@/app/v1/sessions/[session_id]/route";
import { startOpenAiServer } from "@/lib/adapters/ai-sdk/testing/openai-server";
import { clientTools } from "@/lib/core/foreign/client-instructions";
import type { SessionEvent as StudioEvent } from "@/lib/core/log/events";
import type { SessionFile as StudioFile } from "@/lib/core/replay/session-file";
import { ok } from "@/lib/core/result";
import { createStudio } from "@/lib/testing/studio";
import { createApiKey } from "@/lib/use-cases/foreign/create-api-key";
import { AgememError, agememContext, type SessionEvent, type SessionFile } from "./index.js";
import operations from "./operations.js";

const opened = vi.hoisted(() => ({ app: undefined as unknown }));
vi.mock("@/lib/server/app", () => ({ getApp: async () => opened.app }));

let server: Server;
let baseUrl: string;
let apiKey: string;
let deps: ReturnType<typeof createStudio>["deps"];

beforeEach(async () => {
  deps = createStudio([]).deps;
  opened.app = { deps, dependenciesFor: async () => deps, mayWrite: async () => ok(null) };
  const made = await createApiKey(deps, { ownerId: "local", name: "Test", scopes: ["read", "operate"] });
  if (!made.ok) throw new Error(made.error.code);
  apiKey = made.value.key;
  server = createServer(async (request, response) => {
    const { method = "GET", url = "/" } = request;
    const body = method === "GET" ? {} : { body: await text(request) };
    const headers = { authorization: request.headers.authorization ?? "" };
    const asked = new Request(`${baseUrl}${url}`, { method, headers, ...body });
    const [, session] = /^\/v1\/sessions\/([^/]+)$/.exec(url) ?? [];
    const params = Promise.resolve(session === undefined ? {} : { session_id: decodeURIComponent(session) });
    const handler = session === undefined ? (url.endsWith("/search") ? search : operate) : readSession;
    const answer = await handler(asked, { params });
    response.writeHead(answer.status).end(await answer.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  baseUrl = `http://127.0.0.1:${address.port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function act(operation: string, input: unknown, callId: string) {
  const response = await fetch(`${baseUrl}/v1/operations`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ operation, input, call_id: callId, session_id: "run-1" }),
  });
  return response.json();
}

type Prompt = readonly { readonly role: string; readonly content: unknown }[];

/** What the middleware sends of a prompt. */
async function sent(prompt: Prompt, options: { readonly budgetTokens?: number } = {}) {
  const { transformParams } = agememContext({
    baseUrl,
    apiKey,
    session: "run-1",
    budgetTokens: 8_000,
    ...options,
  });
  const params = { prompt } as never;
  const transformed = await transformParams?.({ type: "generate", params, model: undefined as never });
  return transformed?.prompt ?? [];
}

const said = (words: string) => ({ role: "user", content: [{ type: "text", text: words }] });
const answered = (words: string) => ({ role: "assistant", content: [{ type: "text", text: words }] });

test("the tools are those of the studio, and its types are those of the log", () => {
  const ours = clientTools().map(({ operation, name, description, inputSchema }) => ({
    ...{ operation, name, description },
    inputSchema,
  }));
  expect(operations).toEqual(JSON.parse(JSON.stringify(ours)));
  const event = (real: StudioEvent): SessionEvent => real;
  const file = (real: StudioFile): SessionFile => real;
  expect([event, file]).toHaveLength(2);
});

test("the example is at most forty lines, and stores and recalls over loopback", async () => {
  const provider = await startOpenAiServer();
  const example = path.join(import.meta.dirname, "example.js");
  expect(readFileSync(example, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  provider.script(
    {
      kind: "answer",
      text: [],
      calls: [{ name: "Add_memory", pieces: ['{"content":"Lives in Bergen."}'] }],
      usage: { input: 9, output: 9 },
    },
    { kind: "answer", text: ["Noted."], usage: { input: 9, output: 2 } },
  );
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [example, "I live in Bergen."], {
    env: {
      NODE_ENV: "test",
      STUDIO_URL: baseUrl,
      AGEMEM_API_KEY: apiKey,
      OPENAI_BASE_URL: provider.baseUrl,
      MODEL: "scripted",
    },
  });
  await provider.close();
  expect(stdout).toBe("Noted.\n");
  // The second call of the model already finds what the first one stored.
  expect(stderr).toBe("Memories placed: 0\nMemories placed: 1\n");
  const { client } = await deps.sessionReader.read({ ownerId: "local", sessionId: "example-run" });
  expect(client).toEqual({ name: "example", version: "1", protocol: "api" });
});

test("what FILTER took is left out of the prompt with its call, and the rest stays as it was", async () => {
  const note = await act("ADD", { content: "The boat is called Petrel." }, "call-boat");
  const other = await act("ADD", { content: "Ada likes rye bread." }, "call-bread");
  const call = (toolCallId: string) => ({ type: "tool-call", toolCallId, toolName: "Add_memory", input: {} });
  const result = (toolCallId: string, value: string) => ({
    role: "tool",
    content: [{ type: "tool-result", toolCallId, toolName: "Add_memory", output: { type: "text", value } }],
  });
  const prompt = [
    said("Remember two things."),
    { role: "assistant", content: [call("call-boat"), call("call-bread")] },
    result("call-boat", note.result),
    result("call-bread", other.result),
    said("Thanks!"),
  ];
  expect(await sent(prompt)).toEqual(prompt);
  expect(await act("FILTER", { criteria: "the boat called Petrel" }, "call-filter")).toMatchObject({
    outcome: "done",
  });
  const after = JSON.stringify(await sent(prompt));
  expect(after).not.toContain("call-boat");
  expect(after).toContain("call-bread");
});

test("a prompt over the budget loses its oldest turns and never the system prompt or the last message", async () => {
  const system = { role: "system", content: "You are brief." };
  const old = Array.from({ length: 8 }, (_, index) => [
    said(`${index} ${"old ".repeat(60)}`),
    answered("Yes."),
  ]);
  const prompt = [system, ...old.flat(), said("And now?")];
  const kept = await sent(prompt, { budgetTokens: 400 });
  expect(kept[0]).toEqual(system);
  expect(kept.at(-1)).toEqual(said("And now?"));
  expect(kept.length).toBeLessThan(prompt.length);
  expect(kept.length).toBeGreaterThan(2);
  await expect(sent(prompt, { budgetTokens: 10 })).rejects.toThrow(AgememError);
});

test("a studio that refuses is a failure with its words", async () => {
  apiKey = "agm_wrong";
  await expect(sent([said("Hello")])).rejects.toMatchObject({ code: "unknown-key", status: 401 });
});
