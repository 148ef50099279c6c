import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ModelError, type ModelErrorCode } from "@/lib/ports/language-model";
import type { ModelLimits } from "./language-model";
import { createOpenAiLanguageModel } from "./openai-model";
import { expectFailure } from "./testing/expect-failure";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel, secretKey } from "./testing/wire-model";
import { refusal, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(() => server.close());

/** Lets the SDK try again at once. */
const atOnce = { "retry-after-ms": "0" };

describe.each(["chat", "responses"] as const)("the %s dialect", (dialect) => {
  const call = (limits: Partial<ModelLimits> = {}) =>
    callModelOnce(createWireModel(server.baseUrl, dialect, limits));

  describe("a request that is refused", () => {
    const wrongKey = refusal(401, "invalid_api_key", `Incorrect API key provided: ${secretKey}.`);
    const tooLong = refusal(
      400,
      "context_length_exceeded",
      "This model's maximum context length is 8192 tokens.",
    );
    const cases: readonly [reply: WireReply, code: ModelErrorCode, sentence: RegExp][] = [
      [tooLong, "model-context-too-long", /too long/],
      [
        refusal(400, null, "the request exceeds the available context size"),
        "model-context-too-long",
        /too long/,
      ],
      [refusal(413, null, "Payload too large"), "model-context-too-long", /too long/],
      [
        refusal(400, null, "library/gemma does not support tools"),
        "model-broken-answer",
        /cannot call tools/,
      ],
      [refusal(400, null, "Invalid value"), "model-broken-answer", /refused the request/],
      [wrongKey, "model-key-rejected", /refused the key.*Settings/],
      [refusal(403, null, "Country not supported"), "model-key-rejected", /does not let this key in/],
      [refusal(402, null, "Insufficient credits"), "model-busy", /no credit/],
      [refusal(404, "model_not_found", "No such model"), "model-not-found", /Choose another model/],
      [refusal(408, null, "Request timeout"), "model-timeout", /stopped answering/],
      [refusal(429, "rate_limit_exceeded", "Too many tokens per minute"), "model-busy", /over its limit/],
      [refusal(429, "insufficient_quota", "You exceeded your current quota."), "model-busy", /no credit/],
      [refusal(500, "server_error", "The server had an error"), "model-busy", /on its own side/],
      [refusal(503, null, "Service unavailable"), "model-busy", /on its own side/],
      [refusal(504, null, "Gateway timeout"), "model-timeout", /stopped answering/],
      [refusal(529, "overloaded", "Overloaded"), "model-busy", /on its own side/],
    ];

    test.each(cases)("with %o is %s", async (reply, code, sentence) => {
      server.script(reply);
      const outcome = await call({ maxRetries: 0 });
      expectFailure(outcome, code, sentence);
      expect(outcome.parts).toEqual([]);
    });

    test("for a key that no header can carry is a refused key", async () => {
      const model = createOpenAiLanguageModel({
        apiKey: "sk-“quoted”",
        baseUrl: server.baseUrl,
        modelId: "test-model",
        dialect,
      });
      expectFailure(await callModelOnce(model), "model-key-rejected", /Settings/);
    });

    test("without a body is told by its status", async () => {
      server.script({ kind: "status", status: 401 });
      expectFailure(await call(), "model-key-rejected", /refused the key/);
    });

    test("is not sent again where that cannot help", async () => {
      server.script(wrongKey, tooLong, refusal(404, null, "gone"));
      for (const _ of [1, 2, 3]) expect((await call()).error).toBeInstanceOf(ModelError);
      expect(server.requests).toHaveLength(3);
    });
  });

  describe("the report of a call that failed", () => {
    const reported = async (reply: WireReply, limits: Partial<ModelLimits> = { maxRetries: 0 }) => {
      server.script(reply);
      const sent: unknown[] = [];
      const model = createWireModel(server.baseUrl, dialect, limits);
      const request = { messages: [{ role: "user" as const, content: "Hello" }], withTools: true };
      try {
        for await (const part of model.stream({ ...request, signal: new AbortController().signal }))
          if (part.type === "sent") sent.push(part.sent);
      } catch (error) {
        return { call: error instanceof ModelError ? error.call : null, sent };
      }
      return { call: null, sent };
    };

    test("has the status, the provider's own words, the id, the wait and the reply, and what was sent", async () => {
      const { call, sent } = await reported(
        refusal(429, "rate_limit_exceeded", `Limit of key ${secretKey} reached.`, {
          "x-request-id": "req_7f3a",
          "retry-after": "7",
        }),
      );
      expect(call).toMatchObject({
        address: `${server.baseUrl}/${dialect === "chat" ? "chat/completions" : "responses"}`,
        status: 429,
        providerWords: "Limit of key [removed] reached.",
        requestId: "req_7f3a",
        retryAfterMs: 7_000,
        attempts: 1,
      });
      expect(call?.reply).toContain("rate_limit_exceeded");
      expect(JSON.stringify(call)).not.toContain(secretKey);
      expect(sent).toHaveLength(1);
    });

    test("is there also where our own guard refused the reply, and where nothing answers", async () => {
      const page = { kind: "page", status: 200, contentType: "text/html", body: "<h1>Welcome</h1>" } as const;
      expect((await reported(page)).call).toMatchObject({ status: 200, reply: "<h1>Welcome</h1>" });
      const long = refusal(429, "quota", "Come back later.", { "retry-after": "3600" });
      expect(await reported(long)).toMatchObject({
        call: { status: 429, providerWords: "Come back later.", retryAfterMs: 3_600_000 },
        sent: [{ toolChoice: "auto" }],
      });
      const nobody = createWireModel("http://127.0.0.1:9/v1", dialect, { maxRetries: 0 });
      const { error } = await callModelOnce(nobody);
      expect(error instanceof ModelError ? error.call : null).toMatchObject({ status: null, reply: null });
    });

    test("counts how often it was asked", async () => {
      server.script(refusal(500, null, "Down", atOnce));
      expect((await reported(refusal(500, null, "Down", atOnce), { maxRetries: 1 })).call?.attempts).toBe(2);
    });
  });

  describe("a busy provider", () => {
    const busy = (headers: Record<string, string>, status = 429) =>
      refusal(status, "rate_limit_exceeded", "Slow down", headers);

    test("is asked again, at most twice, and then succeeds once", async () => {
      server.script(busy(atOnce), busy(atOnce, 500), { kind: "answer", text: ["Here ", "I am."] });
      const outcome = await call();
      expect(outcome.error).toBeNull();
      expect(outcome.parts.map((part) => part.type)).toEqual([
        "retrying",
        "retrying",
        "text",
        "text",
        "finished",
      ]);
      expect(outcome.parts[1]).toEqual({ type: "retrying", attempt: 2, ofAttempts: 2, waitMs: 0 });
      expect(server.requests).toHaveLength(3);
    });

    test("that stays busy is given up after two more tries", async () => {
      server.script(busy({ "retry-after": "0" }), busy(atOnce), busy(atOnce));
      expectFailure(await call(), "model-busy", /Wait a moment/);
      expect(server.requests).toHaveLength(3);
    });

    test("is left alone for as long as it asks", async () => {
      const startedMs = performance.now();
      server.script(busy({ "retry-after-ms": "150" }), { kind: "answer", text: ["Now."] });
      expect((await call()).error).toBeNull();
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(149);
    });

    test.each(["3600", "Fri, 31 Dec 2199 23:59:59 GMT"])(
      "that asks for a long wait (%s) is reported at once",
      async (retryAfter) => {
        server.script(busy({ "retry-after": retryAfter }));
        expectFailure(await call(), "model-busy", /Wait a moment/);
        expect(server.requests).toHaveLength(1);
      },
    );
  });
});
