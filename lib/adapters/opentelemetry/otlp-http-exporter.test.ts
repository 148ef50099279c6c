import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { exportTraces } from "@/lib/use-cases/replay/export-traces";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";
import { createOtlpHttpExporter } from "./otlp-http-exporter";

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[];
  readonly status: { code: number; message?: string };
}

/** A collector as OTLP describes one: takes POST of JSON at /v1/traces, answers with an empty partial success. */
let received: { headers: IncomingMessage["headers"]; spans: ReceivedSpan[] }[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 200 };
let collector: Server;
let address = "";

beforeEach(async () => {
  received = [];
  answer = { status: 200 };
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== "POST" || request.url !== "/v1/traces") response.writeHead(404).end();
    else {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      received.push({ headers: request.headers, spans: body.resourceSpans[0].scopeSpans[0].spans });
      response.writeHead(answer.status, answer.headers).end("{}");
    }
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const bound = collector.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
});

afterEach(() => new Promise((resolve) => collector.close(resolve)));

async function recorded() {
  const studio = createStudio([
    calls("Add_memory", { content: "Ada lives in Porto." }),
    calls("Filter_context", { criteria: "" }),
    { text: "Noted.", usage: { inputTokens: 120, outputTokens: 7 } },
  ]);
  await studio.say("I live in Porto.");
  await studio.operate("RETRIEVE", { query: "Porto" });
  await studio.operate("SUMMARY", { span: "all" });
  return studio;
}

async function send(endpoint: string | null, withContent = false, configured: string | null = null) {
  const { deps, scope } = await recorded();
  const headers = { authorization: "Bearer owner" };
  return exportTraces(
    watchDependencies(deps),
    {
      exporter: createOtlpHttpExporter(),
      collector: configured === null ? null : { endpoint: configured, headers },
    },
    { ...scope, endpoint, withContent },
  );
}

const spans = () => received.flatMap((request) => request.spans);
const named = (name: string) => spans().find((span) => span.name === name);
const attributes = (span: ReceivedSpan | undefined) =>
  Object.fromEntries(span?.attributes.map(({ key, value }) => [key, Object.values(value)[0]]) ?? []);

test("a collector receives one trace per turn with the conventional names, and the operations in it", async () => {
  expect(await send(address)).toEqual({ ok: true, value: { spans: spans().length } });
  const agent = named("invoke_agent AgeMem");
  expect(agent).toMatchObject({
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    kind: 1,
    status: { code: 0 },
  });
  const chats = spans().filter((span) => span.name === "chat scripted");
  expect(chats).toHaveLength(3);
  for (const chat of chats) {
    expect(chat).toMatchObject({ traceId: agent?.traceId, parentSpanId: agent?.spanId, kind: 3 });
    expect(BigInt(chat.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(chat.startTimeUnixNano));
  }
  expect(attributes(chats[2])).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "fake",
    "gen_ai.request.model": "scripted",
    "gen_ai.usage.input_tokens": "120",
    "gen_ai.usage.output_tokens": "7",
    "gen_ai.conversation.id": "session-1",
  });
  expect(attributes(named("create_memory"))).toMatchObject({
    "gen_ai.operation.name": "create_memory",
    "gen_ai.memory.store.id": "agemem-ltm",
    "gen_ai.memory.record.count": "1",
    "gen_ai.memory.record.id": expect.stringContaining("mem_"),
  });
  expect(attributes(named("search_memory"))).toMatchObject({ "gen_ai.operation.name": "search_memory" });
  expect(attributes(named("execute_tool Summary_context"))).toMatchObject({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "Summary_context",
    "agemem.context.items_removed": expect.stringMatching(/\d+/),
  });
  expect(named("execute_tool Filter_context")).toMatchObject({
    status: { code: 2, message: "EMPTY_CRITERIA" },
  });
});

test("texts leave only on request", async () => {
  await send(address);
  expect(JSON.stringify(received)).not.toMatch(/Porto/);
  received = [];
  await send(address, true);
  expect(attributes(named("create_memory"))["gen_ai.memory.records"]).toContain("Ada lives in Porto.");
  expect(attributes(named("search_memory"))["gen_ai.memory.query.text"]).toBe("Porto");
});

test("sending twice gives the same spans", async () => {
  await send(address);
  const first = spans().map(({ spanId, traceId }) => [traceId, spanId]);
  expect(new Set(first.map(String)).size).toBe(first.length);
  received = [];
  await send(address);
  expect(spans().map(({ spanId, traceId }) => [traceId, spanId])).toEqual(first);
});

test("the owner's headers go to the configured collector and to no other", async () => {
  const configured = `${address}/v1/traces`;
  await send(null, false, configured);
  expect(received[0]?.headers.authorization).toBe("Bearer owner");
  received = [];
  await send(`${address}/`, false, "https://collector.example/v1/traces");
  expect(received[0]?.headers.authorization).toBeUndefined();
});

test.each([
  ["http://169.254.169.254/latest", "Only a collector on this computer"],
  ["http://127.0.0.1.nip.io:4318", "Only a collector on this computer"],
  ["http://[::ffff:10.0.0.1]/", "Only a collector on this computer"],
  ["file:///etc/passwd", "http or https only"],
  ["http://user:secret@127.0.0.1:4318", "not used"],
  ["collector", "not an address"],
  [null, "not an address"],
])("nothing is sent to %s", async (endpoint, sentence) => {
  const result = await send(endpoint);
  expect(result).toMatchObject({ ok: false, error: { reason: expect.stringContaining(sentence) } });
  expect(received).toEqual([]);
});

test("a redirect is not followed, a refusal and silence are said", async () => {
  answer = { status: 307, headers: { location: "http://169.254.169.254/" } };
  expect(await send(address)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining("redirect") },
  });
  answer = { status: 503 };
  expect(await send(address)).toMatchObject({ ok: false, error: { reason: expect.stringContaining("503") } });
  expect(await send("http://127.0.0.1:9/")).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining("No collector answers") },
  });
});
