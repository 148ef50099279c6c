import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordedPrompt } from "@/lib/core/context/recorded-prompt";
import type { SessionEvent } from "@/lib/core/log/events";
import { createInMemoryAdapters } from "@/lib/testing/in-memory-adapters";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { createGate } from "./testing/gate";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { createWireModel, secretKey } from "./testing/wire-model";
import { cutAt, refusal, type WireCall, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;

beforeEach(async () => {
  server = await startOpenAiServer();
});

afterEach(() => server.close());

const scope = { ownerId: "mara", sessionId: "session-1" };

/** The app with storage in memory and the real model adapter. */
function createWireStudio(
  dialect: "chat" | "responses",
  { baseUrl = server.baseUrl, contextLimitTokens = 8_192 } = {},
) {
  const adapters = createInMemoryAdapters(createWireModel(baseUrl, dialect));
  const deps: Dependencies = {
    ...adapters,
    sessionReader: createSessionReader(adapters.eventLog),
    sessionSettings: { ...adapters.sessionSettings, contextLimitTokens },
  };
  return {
    deps,
    events: () => deps.eventLog.read(scope),
    memories: async () =>
      (await deps.memoryStore.listCurrent({ ownerId: scope.ownerId, limit: 50 }))
        .map(({ content }) => content)
        .sort(),
    /** The bodies of all requests, as text. */
    sent: () => server.requests.map(({ body }) => JSON.stringify(body)),
    async say(text: string, signal = new AbortController().signal) {
      const turnId = deps.ids.newId();
      const started = await startTurn(deps, { ...scope, turnId, text, newSession: true });
      if (!started.ok) throw new Error(started.error.code);
      if (started.value.turn) await runTurn(deps, { ...started.value.turn, signal });
      return (await deps.eventLog.read(scope)).filter((event) => event.turnId === turnId);
    },
    /** Opens when somebody who watches the session sees unfinished text. */
    textSeen() {
      const gate = createGate();
      deps.live.subscribe(scope, (message) => {
        if (message.type === "partial" && message.partial?.text) gate.open();
      });
      return gate.opened;
    },
  };
}

const says = (...text: string[]): WireReply => ({ kind: "answer", text });
const calls = (...wireCalls: WireCall[]): WireReply => ({ kind: "answer", calls: wireCalls });
const typesOf = (events: readonly SessionEvent[]) => events.map((event) => event.type);

function add(content: string, id?: string): WireCall {
  const text = JSON.stringify({ content });
  return { name: "Add_memory", pieces: cutAt(text, [1, 4, 12, text.length - 2]), ...(id ? { id } : {}) };
}

interface CallOrResult {
  readonly call?: string;
  readonly result?: string;
}

/** The ids of the calls and results of a request, in the order in which they are sent, in either dialect. */
function callsAndResults(body: unknown): readonly CallOrResult[] {
  const request = body as {
    readonly messages?: readonly { tool_calls?: readonly { id: string }[]; tool_call_id?: string }[];
    readonly input?: readonly { type?: string; call_id?: string }[];
  };
  const inChat = (request.messages ?? []).flatMap((message) => [
    ...(message.tool_calls ?? []).map(({ id }) => ({ call: id })),
    ...(message.tool_call_id === undefined ? [] : [{ result: message.tool_call_id }]),
  ]);
  const inResponses = (request.input ?? []).flatMap(({ type, call_id: id = "" }): CallOrResult[] => {
    if (type === "function_call") return [{ call: id }];
    return type === "function_call_output" ? [{ result: id }] : [];
  });
  return [...inChat, ...inResponses];
}

const tooLong = refusal(
  400,
  "context_length_exceeded",
  "Your input exceeds the context window of this model.",
);
const failed = (code: string, words: string) => ({
  type: "turn-failed",
  code,
  message: expect.stringContaining(words),
});
const answered = ["turn-started", "step-started", "step-finished", "turn-completed"];

describe.each(["chat", "responses"] as const)("a turn over the %s dialect", (dialect) => {
  test("adds a memory whose call came in pieces, tells the model, and ends with its answer", async () => {
    const studio = createWireStudio(dialect);
    server.script(
      {
        kind: "answer",
        reasoning: ["Worth keeping."],
        calls: [add("Mara is allergic to peanuts.")],
        usage: { input: 900, cached: 640, output: 40, reasoning: 9 },
      },
      says("I will ", "remember that."),
    );
    const events = await studio.say("I'm allergic to peanuts.");
    expect(typesOf(events)).toEqual([
      "turn-started",
      "step-started",
      "step-finished",
      "memory-added",
      "step-started",
      "step-finished",
      "turn-completed",
    ]);
    expect(events[2]).toMatchObject({
      reasoning: "Worth keeping.",
      finishReason: "tool-calls",
      usage: { inputTokens: 900, cachedInputTokens: 640, outputTokens: 40, reasoningTokens: 9 },
      toolCalls: [
        { toolCallId: "call_1", toolName: "Add_memory", input: { content: "Mara is allergic to peanuts." } },
      ],
    });
    expect(events[5]).toMatchObject({
      item: { text: "I will remember that." },
      finishReason: "stop",
      usage: null,
    });
    expect(await studio.memories()).toEqual(["Mara is allergic to peanuts."]);
    const [added] = events.filter((event) => event.type === "memory-added");
    expect(studio.sent().at(-1)).toContain(added?.memoryId);
  });

  test("runs two calls of one step in their order, also where the server repeats the same ids in every step", async () => {
    const studio = createWireStudio(dialect);
    server.script(
      calls(add("Mara lives in Bergen.", "call_0"), add("Mara is a marine biologist.", "call_1")),
      calls(add("Elin is Mara's sister.", "call_0")),
      says("Noted."),
    );
    const events = await studio.say("I'm Mara, a marine biologist in Bergen. Elin is my sister.");
    const added = events.flatMap((event) =>
      event.type === "memory-added" ? [[event.step, event.content]] : [],
    );
    expect(added).toEqual([
      [1, "Mara lives in Bergen."],
      [1, "Mara is a marine biologist."],
      [2, "Elin is Mara's sister."],
    ]);
    expect(events.at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  });

  test("keeps each result behind its own call where every round has the same id, also after a FILTER", async () => {
    const studio = createWireStudio(dialect);
    const filter = { name: "Filter_context", pieces: ['{"criteria":"the bike"}'], id: "call_0" };
    server.script(
      calls(add("Mara's boat is moored at pier 7.", "call_0")),
      calls(add("Mara's bike has a blue saddle.", "call_0")),
      says("Noted."),
      calls(filter),
      says("Gone."),
    );
    await studio.say("My boat is moored at pier 7 and my bike has a blue saddle.");
    await studio.say("Drop the bike.");
    expect(server.requests).toHaveLength(5);
    for (const { body } of server.requests) {
      const order = callsAndResults(body);
      expect(order).toEqual(order.flatMap(({ call }) => (call ? [{ call }, { result: call }] : [])));
    }
    expect(callsAndResults(server.requests.at(-1)?.body)).toHaveLength(6);
  });

  test("refuses a malformed call, and the model is told and recovers in the next step", async () => {
    const studio = createWireStudio(dialect);
    server.script(
      calls({ name: "Add_memory", pieces: ['{"content": "Mara li'] }),
      calls(add("Mara lives in Bergen.")),
      says("Done."),
    );
    const events = await studio.say("I live in Bergen.");
    const [refusal] = events.filter((event) => event.type === "operation-rejected");
    expect(refusal).toMatchObject({
      code: "MALFORMED_ARGUMENTS",
      operation: "ADD",
      input: '{"content": "Mara li',
      step: 1,
    });
    expect(studio.sent()[1]).toContain("MALFORMED_ARGUMENTS");
    expect(await studio.memories()).toEqual(["Mara lives in Bergen."]);
    expect(events.at(-1)?.type).toBe("turn-completed");
  });

  test("refuses arguments of the wrong type, a missing argument and no arguments at all", async () => {
    const studio = createWireStudio(dialect);
    const pieces = [['{"content":', "42}"], ["{}"], [], ["[]"], ["null"]];
    server.script(calls(...pieces.map((some) => ({ name: "Add_memory", pieces: some }))), says("Sorry."));
    const events = await studio.say("Remember something.");
    const refusals = events.filter((event) => event.type === "operation-rejected");
    // No arguments and an empty object are the same call, which runs once.
    expect(refusals.map(({ code }) => code)).toEqual(pieces.slice(1).map(() => "MALFORMED_ARGUMENTS"));
    expect(await studio.memories()).toEqual([]);
    expect(events.at(-1)?.type).toBe("turn-completed");
  });

  test("refuses an unknown tool and names the known ones", async () => {
    const studio = createWireStudio(dialect);
    server.script(
      calls({ name: "Steal_memory", pieces: ['{"from":"everyone"}'] }),
      says("I cannot do that."),
    );
    const events = await studio.say("Steal something.");
    expect(events.find((event) => event.type === "operation-rejected")).toMatchObject({
      code: "UNKNOWN_TOOL",
    });
    expect(studio.sent()[1]).toContain("The tools are: Add_memory");
    expect(events.at(-1)?.type).toBe("turn-completed");
  });

  test("succeeds once when the provider is busy first: no event is doubled", async () => {
    const studio = createWireStudio(dialect);
    const busy = refusal(429, "rate_limit_exceeded", "Slow down", { "retry-after": "0" });
    server.script(busy, calls(add("Mara likes herring.")), busy, says("Noted."));
    const events = await studio.say("I like herring.");
    expect(typesOf(events)).toEqual([
      "turn-started",
      "step-started",
      "step-finished",
      "memory-added",
      ...answered.slice(1),
    ]);
    expect(studio.sent()).toHaveLength(4);
    expect(await studio.memories()).toEqual(["Mara likes herring."]);
  });

  test("keeps the text so far and what is already remembered when the connection breaks, and the session goes on", async () => {
    const studio = createWireStudio(dialect);
    server.script(calls(add("Mara has a sister.")), {
      kind: "answer",
      text: ["Your sister ", "is called"],
      hold: { afterPieces: 1, until: studio.textSeen() },
      fault: { kind: "reset", afterPieces: 1 },
    });
    const events = await studio.say("I have a sister.");
    expect(events.slice(-2)).toMatchObject([
      { type: "step-finished", finishReason: "interrupted", item: { text: "Your sister " } },
      failed("model-broken-answer", "What it said so far is kept"),
    ]);
    expect(await studio.memories()).toEqual(["Mara has a sister."]);
    server.script(says("Elin."));
    expect(typesOf(await studio.say("Go on."))).toEqual(answered);
    expect(studio.sent().at(-1)).toContain("Your sister ");
  });

  test("never runs a call of an answer that was cut off", async () => {
    const studio = createWireStudio(dialect);
    server.script({
      kind: "answer",
      text: ["Saving. "],
      calls: [{ name: "Delete_memory", pieces: ['{"memory_id":"mem_1",', '"confirmation":true}', " "] }],
      fault: { kind: "truncate", afterPieces: 3 },
    });
    const events = await studio.say("Hello.");
    expect(typesOf(events)).toEqual(["turn-started", "step-started", "step-finished", "turn-failed"]);
    expect(events[2]).toMatchObject({ item: { text: "Saving. " }, toolCalls: [] });
  });

  test("shrinks the prompt and asks once more when it is too long", async () => {
    const studio = createWireStudio(dialect);
    server.script(says("word ".repeat(400)), tooLong, says("Now it fits."));
    await studio.say("Tell me much.");
    const events = await studio.say("And now this.");
    expect(typesOf(events)).toEqual([
      "turn-started",
      "step-started",
      "context-trimmed",
      ...answered.slice(1),
    ]);
    const [, refused, accepted] = studio.sent();
    expect(studio.sent()).toHaveLength(3);
    expect(accepted?.length).toBeLessThan(refused?.length ?? 0);
    expect(accepted).toContain("And now this.");
  });

  test("gives up with a sentence when the shrunken prompt is too long as well", async () => {
    const studio = createWireStudio(dialect);
    server.script(says("word ".repeat(400)), tooLong, tooLong);
    await studio.say("Tell me much.");
    const events = await studio.say("And now this.");
    expect(events.at(-1)).toMatchObject(failed("model-context-too-long", "Filter or summarize"));
    expect(studio.sent()).toHaveLength(3);
  });

  test("ends with the sentence when the key is wrong, and no event holds the key", async () => {
    const studio = createWireStudio(dialect);
    server.script(refusal(401, "invalid_api_key", `Incorrect API key provided: ${secretKey}`));
    const events = await studio.say("Hello.");
    expect(typesOf(events)).toEqual(["turn-started", "step-started", "step-finished", "turn-failed"]);
    expect(events.at(-1)).toMatchObject(failed("model-key-rejected", "Settings"));
    expect(JSON.stringify(await studio.events())).not.toContain(secretKey);
  });

  test("ends with the sentence when nothing listens at the address", async () => {
    const gone = await startOpenAiServer();
    await gone.close();
    const events = await createWireStudio(dialect, { baseUrl: gone.baseUrl }).say("Hello.");
    expect(events.at(-1)).toMatchObject(failed("model-unreachable", "Settings"));
  });

  test("stops when the person says so: the text so far is kept and the connection is closed", async () => {
    const studio = createWireStudio(dialect);
    const abort = new AbortController();
    server.script({
      kind: "answer",
      text: ["Once upon ", "a time"],
      fault: { kind: "stall", afterPieces: 1 },
    });
    void studio.textSeen().then(() => abort.abort());
    const events = await studio.say("Tell me a story.", abort.signal);
    expect(events.slice(-2)).toMatchObject([
      { type: "step-finished", item: { text: "Once upon " } },
      { type: "turn-cancelled" },
    ]);
    expect(await server.requests.at(-1)?.clientLeft).toBe(true);
  });
});

test("thoughts in tags become reasoning of the step; neither the answer nor the next prompt holds them", async () => {
  const studio = createWireStudio("chat");
  server.script(says("<think>She greets ", "me.</think>", "\n\nHello Mara."), says("Still here."));
  const events = await studio.say("Hello.");
  expect(events.find((event) => event.type === "step-finished")).toMatchObject({
    reasoning: "She greets me.",
    item: { text: "Hello Mara." },
  });
  await studio.say("And now?");
  expect(studio.sent().at(-1)).not.toContain("She greets me.");
});

test("the recorded prompt shows each message that was sent, and those of the app that are no items", async () => {
  const studio = createWireStudio("chat", { contextLimitTokens: 2_600 });
  const turns = 10;
  server.script(
    calls(add("The ship sails.")),
    ...Array.from({ length: turns - 1 }, (_, index) => says(`Read chapter ${index + 1}.`)),
    refusal(400, "bad_request", "No."),
    says("Here again."),
  );
  for (let turn = 1; turn <= turns; turn += 1)
    await studio.say(`Chapter ${turn}. ${"The ship sails along the coast. ".repeat(34)}`);
  const events = await studio.events();
  expect(typesOf(events)).toEqual(
    expect.arrayContaining(["budget-noticed", "context-trimmed", "turn-failed", "turn-completed"]),
  );
  const shown = events.flatMap((event) =>
    event.type === "step-started" ? [recordedPrompt(events, event.sequence)] : [],
  );
  expect(shown).toHaveLength(server.requests.length);
  for (const [index, { body }] of server.requests.entries()) {
    const { messages } = body as { readonly messages: readonly { role: string; content: string | null }[] };
    expect(shown[index]?.isProven).toBe(true);
    expect(shown[index]?.sent.map(({ role, content }) => [role, content])).toEqual(
      messages.map(({ role, content }) => [role, content ?? ""]),
    );
  }
  const said = JSON.stringify(server.requests.map(({ body }) => body));
  expect(said).toContain("[Earlier messages have left the context.]");
});
