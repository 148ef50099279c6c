import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { ModelLimits } from "./language-model";
import { expectFailure } from "./testing/expect-failure";
import { createGate } from "./testing/gate";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { callModelOnce, createWireModel, isSaid, joined, patient } from "./testing/wire-model";
import { refusal, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(() => server.close());

describe.each(["chat", "responses"] as const)("the %s dialect", (dialect) => {
  const call = (limits: Partial<ModelLimits> = {}) =>
    callModelOnce(createWireModel(server.baseUrl, dialect, limits));

  describe("an answer that does not come", () => {
    // Only the timers of this thread stand still: the connection is real.
    const withStoppedTimers = async (
      reply: WireReply,
      isAsFar: (partsSeen: number) => boolean,
      limitMs: number,
    ) => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      onTestFinished(() => void vi.useRealTimers());
      let partsSeen = 0;
      server.script(reply);
      const ended = callModelOnce(createWireModel(server.baseUrl, dialect), {
        onPart: () => (partsSeen += 1),
      });
      await expect.poll(() => server.requests.length === 1 && isAsFar(partsSeen)).toBe(true);
      await vi.advanceTimersByTimeAsync(limitMs);
      return ended;
    };

    test("counts as silence when the server accepts the request and says nothing", async () => {
      const outcome = await withStoppedTimers({ kind: "hang" }, () => true, patient.firstChunkMs);
      expectFailure(outcome, "model-timeout", /did not begin to answer within 60 seconds/);
      expect(await server.requests[0]?.clientLeft).toBe(true);
    });

    test("counts as silence when only the beginning of a stream comes", async () => {
      const reply = { kind: "answer", text: ["never"], fault: { kind: "stall", afterPieces: 0 } } as const;
      // Whatever the beginning was, it may have restarted the wait.
      const outcome = await withStoppedTimers(reply, () => true, 2 * patient.firstChunkMs);
      expectFailure(outcome, "model-timeout", /did not begin to answer within 60 seconds/);
      expect(await server.requests[0]?.clientLeft).toBe(true);
    });

    test("counts as silence when it stalls on the way, and what came is kept", async () => {
      const reply = {
        kind: "answer",
        text: ["Half ", "an answer"],
        fault: { kind: "stall", afterPieces: 1 },
      } as const;
      const outcome = await withStoppedTimers(reply, (partsSeen) => partsSeen === 1, patient.chunkMs);
      expectFailure(outcome, "model-timeout", /nothing came for 60 seconds. What it said so far is kept/);
      expect(joined(outcome, "text")).toBe("Half ");
      expect(await server.requests[0]?.clientLeft).toBe(true);
    });

    test("ends when the whole call takes too long", async () => {
      server.script({ kind: "hang" });
      expectFailure(await call({ totalMs: 100 }), "model-timeout", /for one request, which is as long/);
    });

    test("is reported at once when nothing listens at the address", async () => {
      const gone = await startOpenAiServer();
      await gone.close();
      const startedMs = performance.now();
      const outcome = await callModelOnce(createWireModel(gone.baseUrl, dialect));
      expectFailure(outcome, "model-unreachable", /cannot be reached.*Settings/);
      // Two tries more would wait six seconds.
      expect(performance.now() - startedMs).toBeLessThan(5_000);
    });

    test.each(["http://no-such-host.invalid/v1", "http://mara:secret@127.0.0.1:9/v1"])(
      "is reported for an address that cannot be used: %s",
      async (baseUrl) => {
        expectFailure(
          await callModelOnce(createWireModel(baseUrl, dialect)),
          "model-unreachable",
          /Settings/,
        );
      },
    );
  });

  describe("an answer that breaks", () => {
    test.each(["reset", "truncate"] as const)(
      "on the way (%s) keeps what came and is no complete answer",
      async (kind) => {
        const seen = createGate();
        server.script({
          kind: "answer",
          text: ["Half ", "an answer"],
          hold: { afterPieces: 1, until: seen.opened },
          fault: { kind, afterPieces: 1 },
        });
        const outcome = await callModelOnce(createWireModel(server.baseUrl, dialect), { onPart: seen.open });
        expectFailure(outcome, "model-broken-answer", /broke before its answer was complete.*kept/);
        expect(outcome.parts).toEqual([{ type: "text", delta: "Half " }]);
      },
    );

    test("before its first piece keeps nothing", async () => {
      server.script({ kind: "answer", text: ["never"], fault: { kind: "reset", afterPieces: 0 } });
      const outcome = await call({ maxRetries: 0 });
      expect(outcome.error).toMatchObject({
        code: expect.stringMatching(/^model-(broken-answer|unreachable)$/),
      });
      expect(outcome.parts).toEqual([]);
    });

    test("in the middle of a tool call never ends as an answer with that call", async () => {
      server.script({
        kind: "answer",
        text: ["Saving."],
        calls: [{ name: "Add_memory", pieces: ['{"content":', '"Mara"}'] }],
        fault: { kind: "truncate", afterPieces: 2 },
      });
      const outcome = await call();
      expectFailure(outcome, "model-broken-answer", /broke before/);
      expect(outcome.parts.map((part) => part.type)).not.toContain("finished");
    });

    test("in an event that is no JSON is reported as unreadable", async () => {
      server.script({
        kind: "answer",
        text: ["Half ", "an answer"],
        fault: { kind: "garbage", afterPieces: 1 },
      });
      const outcome = await call();
      expectFailure(outcome, "model-broken-answer", /cannot be read/);
      expect(joined(outcome, "text")).toBe("Half ");
      expect(await server.requests[0]?.clientLeft).toBe(true);
    });

    const overloaded = {
      code: "server_error",
      message: "The server had an error while processing your request.",
    };
    const tooLong = {
      code: "context_length_exceeded",
      message: "Your input exceeds the context window of this model.",
    };

    test.each([0, 1])(
      "by an error event after %i pieces says what the provider said",
      async (afterPieces) => {
        server.script(
          {
            kind: "answer",
            text: ["Half ", "an answer"],
            fault: { kind: "error", afterPieces, error: overloaded },
          },
          {
            kind: "answer",
            text: ["Half ", "an answer"],
            fault: { kind: "error", afterPieces, error: tooLong },
          },
        );
        expectFailure(await call({ maxRetries: 0 }), "model-busy", /on its own side/);
        expectFailure(await call({ maxRetries: 0 }), "model-context-too-long", /too long/);
        expect(await Promise.all(server.requests.map((request) => request.clientLeft))).toEqual([true, true]);
      },
    );
  });

  describe("an answer that is none", () => {
    test("a web page points at the address", async () => {
      server.script({
        kind: "page",
        status: 200,
        contentType: "text/html; charset=utf-8",
        body: "<h1>Welcome to the hotel's Wi-Fi</h1>",
      });
      expectFailure(await call(), "model-unreachable", /web page.*Settings/);
    });

    test("a web page with an error status is told by the status", async () => {
      server.script({ kind: "page", status: 404, contentType: "text/html", body: "<h1>Not found</h1>" });
      expectFailure(await call(), "model-not-found", /Settings/);
    });

    test.each([
      ["application/json", '{"object":"chat.completion"}'],
      ["text/event-stream", ""],
      ["text/plain", "ok"],
    ])("%s without events is no answer", async (contentType, body) => {
      server.script({ kind: "page", status: 200, contentType, body });
      expectFailure(await call(), "model-broken-answer", /broke before|cannot be read/);
    });

    test("a piece of 10 MB is refused, and the connection closed", async () => {
      server.script({ kind: "answer", text: ["small ", "x".repeat(10 * 1024 * 1024)] });
      const outcome = await call();
      expectFailure(outcome, "model-broken-answer", /more than an answer can hold/);
      expect(joined(outcome, "text").length).toBeLessThan(10);
      expect(await server.requests.at(-1)?.clientLeft).toBe(true);
    });

    test("an answer of many large pieces is stopped too", async () => {
      server.script({ kind: "answer", text: Array.from({ length: 12 }, () => "x".repeat(200_000)) });
      expectFailure(await call(), "model-broken-answer", /more than an answer can hold/);
    });
  });

  describe("stopping", () => {
    const abortedCall = async (reply: WireReply) => {
      const abort = new AbortController();
      server.script(reply);
      const ended = callModelOnce(createWireModel(server.baseUrl, dialect), {
        signal: abort.signal,
        onPart: () => abort.abort(),
      });
      await expect.poll(() => server.requests.length).toBe(1);
      return { abort, ended };
    };

    test("while nothing has come closes the connection at the server", async () => {
      const { abort, ended } = await abortedCall({ kind: "hang" });
      abort.abort();
      expect((await ended).error).toMatchObject({ name: "AbortError" });
      expect(await server.requests.at(-1)?.clientLeft).toBe(true);
    });

    test("on the way closes the connection at the server", async () => {
      const { ended } = await abortedCall({
        kind: "answer",
        text: ["one ", "two"],
        fault: { kind: "stall", afterPieces: 1 },
      });
      const outcome = await ended;
      expect(outcome.error).toMatchObject({ name: "AbortError" });
      expect(joined(outcome, "text")).toBe("one ");
      expect(await server.requests.at(-1)?.clientLeft).toBe(true);
    });

    test("while waiting to try again ends the wait", async () => {
      const { abort, ended } = await abortedCall(refusal(429, null, "Slow down", { "retry-after": "50" }));
      abort.abort();
      expect((await ended).error).toMatchObject({ name: "AbortError" });
    });

    test("before the start sends nothing", async () => {
      const outcome = await callModelOnce(createWireModel(server.baseUrl, dialect), {
        signal: AbortSignal.abort(),
      });
      expect(outcome.error).toMatchObject({ name: "AbortError" });
      expect(server.requests).toEqual([]);
    });

    test("to read closes the connection at the server", async () => {
      server.script({ kind: "answer", text: ["one ", "two"], fault: { kind: "stall", afterPieces: 1 } });
      const request = {
        messages: [{ role: "user", content: "Hello" }],
        withTools: true,
        signal: new AbortController().signal,
      } as const;
      for await (const part of createWireModel(server.baseUrl, dialect).stream(request)) {
        if (!isSaid(part)) continue;
        expect(part).toEqual({ type: "text", delta: "one " });
        break;
      }
      expect(await server.requests.at(-1)?.clientLeft).toBe(true);
    });
  });
});
