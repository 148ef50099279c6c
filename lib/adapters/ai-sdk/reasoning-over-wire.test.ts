import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordedPrompt } from "@/lib/core/context/recorded-prompt";
import { createInMemoryAdapters } from "@/lib/testing/in-memory-adapters";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import { patient } from "./testing/wire-model";
import { chunks, refusal, type WireReply } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const scope = { ownerId: "mara", sessionId: "session-1" };
const add = { name: "Add_memory", pieces: ['{"content":"Mara is allergic to peanuts."}'] };

function openStudio(dialect: "chat" | "responses", modelId = "gpt-5-mini") {
  const model = createOpenAiLanguageModel({
    apiKey: "k",
    baseUrl: server.baseUrl,
    modelId,
    dialect,
    limits: patient,
  });
  const adapters = createInMemoryAdapters(model);
  const deps: Dependencies = { ...adapters, sessionReader: createSessionReader(adapters.eventLog) };
  return {
    events: () => deps.eventLog.read(scope),
    async say(text: string) {
      const turnId = deps.ids.newId();
      const started = await startTurn(deps, { ...scope, turnId, text, newSession: true });
      if (!started.ok || !started.value.turn) throw new Error("The turn did not start.");
      await runTurn(deps, { ...started.value.turn, signal: new AbortController().signal });
    },
    bodies: () =>
      server.requests.map(({ body }) => body as { input?: readonly { type?: string }[]; store?: boolean }),
  };
}

const thinksAndCalls: WireReply = {
  kind: "answer",
  reasoning: ["Worth ", "keeping."],
  sealed: "gAAAA-sealed-one",
  calls: [add],
};

describe("reasoning over Responses", () => {
  test("is asked for sealed, shown, kept in the event, and sent back with the next step in front of its call", async () => {
    const studio = openStudio("responses");
    server.script(thinksAndCalls, { kind: "answer", text: ["Noted."] });
    await studio.say("I'm allergic to peanuts.");
    const [first, second] = studio.bodies();
    expect(first).toMatchObject({ store: false, include: ["reasoning.encrypted_content"] });
    const types = second?.input?.map((item) => item.type ?? "message") ?? [];
    expect(types.slice(-3)).toEqual(["reasoning", "function_call", "function_call_output"]);
    expect(second?.input?.find(({ type }) => type === "reasoning")).toEqual({
      type: "reasoning",
      id: "rs_1",
      encrypted_content: "gAAAA-sealed-one",
      summary: [],
    });
    const finished = (await studio.events()).find((event) => event.type === "step-finished");
    expect(finished).toMatchObject({
      reasoning: "Worth keeping.",
      item: { thoughts: [{ modelId: "gpt-5-mini", itemId: "rs_1", sealed: "gAAAA-sealed-one" }] },
    });
  });

  test("is not sent back in a later turn, and every recorded prompt is still proven", async () => {
    const studio = openStudio("responses");
    server.script(
      thinksAndCalls,
      { kind: "answer", text: ["Noted."] },
      { kind: "answer", text: ["Peanuts."] },
    );
    await studio.say("I'm allergic to peanuts.");
    await studio.say("What am I allergic to?");
    expect(JSON.stringify(studio.bodies()[2])).not.toContain("gAAAA-sealed-one");
    const events = await studio.events();
    const steps = events.filter((event) => event.type === "step-started");
    expect(steps).toHaveLength(3);
    for (const { sequence } of steps) expect(recordedPrompt(events, sequence)?.isProven).toBe(true);
  });

  test("that comes without a seal is shown and kept, and nothing is sent back", async () => {
    const studio = openStudio("responses");
    server.script({ ...thinksAndCalls, sealed: "" }, { kind: "answer", text: ["Noted."] });
    await studio.say("I'm allergic to peanuts.");
    expect(JSON.stringify(studio.bodies()[1])).not.toContain("Worth keeping.");
    expect(studio.bodies()[1]?.input?.some(({ type }) => type === "reasoning")).toBe(false);
  });
});

/** What goes back of a past message of the model. */
interface SentMessage {
  readonly role: string;
  readonly tool_calls?: readonly { readonly extra_content?: unknown }[];
  readonly reasoning_content?: string;
}

describe("reasoning over Chat Completions", () => {
  const sentBy = (body: unknown) => (body as { messages: readonly SentMessage[] }).messages;
  const callsOf = (body: unknown) => sentBy(body).filter(({ tool_calls: calls }) => calls);

  test.each(["reasoning_content", "reasoning"] as const)(
    "in the field %s goes back with the next step of its turn, and not in a later one",
    async (field) => {
      const studio = openStudio("chat", "qwen3");
      const thinks: WireReply = {
        kind: "answer",
        reasoning: ["Worth ", "keeping."],
        reasoningField: field,
        calls: [add],
      };
      server.script(thinks, { kind: "answer", text: ["Noted."] }, { kind: "answer", text: ["Peanuts."] });
      await studio.say("I'm allergic to peanuts.");
      await studio.say("What am I allergic to?");
      const [first, second, third] = studio.bodies();
      expect(callsOf(second)).toMatchObject([{ reasoning_content: "Worth keeping." }]);
      expect(JSON.stringify(third)).not.toContain("Worth keeping.");
      expect(first).not.toHaveProperty("store");
      const events = await studio.events();
      expect(events.find((event) => event.type === "step-finished")).toMatchObject({
        reasoning: "Worth keeping.",
        item: { thoughts: [{ modelId: "qwen3", text: "Worth keeping." }] },
      });
      for (const { type, sequence } of events)
        if (type === "step-started") expect(recordedPrompt(events, sequence)?.isProven).toBe(true);
    },
  );

  test("is filled in where a server demands it in every past call, and left out where one refuses the field", async () => {
    const studio = openStudio("chat", "kimi-k2");
    const demands = refusal(
      400,
      null,
      "reasoning_content is missing in assistant tool call message at index 2",
    );
    const refuses = refusal(422, null, "Extra inputs are not permitted: messages.2.reasoning_content");
    server.script(
      { kind: "answer", reasoning: ["Keep."], calls: [add] },
      refuses,
      { kind: "answer", text: ["Noted."] },
      demands,
      { kind: "answer", text: ["Peanuts."] },
    );
    await studio.say("I'm allergic to peanuts.");
    await studio.say("What am I allergic to?");
    const [, refused, without, demanded, filled] = studio.bodies();
    expect(callsOf(refused)).toMatchObject([{ reasoning_content: "Keep." }]);
    expect(callsOf(without)[0]).not.toHaveProperty("reasoning_content");
    expect(callsOf(demanded)[0]).not.toHaveProperty("reasoning_content");
    expect(callsOf(filled)).toMatchObject([{ reasoning_content: " " }]);
    expect((await studio.events()).filter(({ type }) => type === "turn-completed")).toHaveLength(2);
  });

  test("as a signature beside a call goes back with that call within the turn, and is in the log", async () => {
    const studio = openStudio("chat", "gemini-3-pro");
    const signed = {
      id: "g1",
      type: "function",
      function: { name: "Add_memory", arguments: '{"content":"Mara rows."}' },
      extra_content: { google: { thought_signature: "AbC123==" } },
    };
    server.script(
      chunks({ role: "assistant", tool_calls: [signed] }, "stop"),
      { kind: "answer", text: ["Stored."] },
      { kind: "answer", text: ["Yes."] },
    );
    await studio.say("I row.");
    await studio.say("Do I row?");
    const [, second, third] = studio.bodies();
    expect(callsOf(second)[0]?.tool_calls).toMatchObject([
      { extra_content: { google: { thought_signature: "AbC123==" } } },
    ]);
    expect(JSON.stringify(third)).not.toContain("AbC123==");
    const finished = (await studio.events()).find((event) => event.type === "step-finished");
    expect(JSON.stringify(finished)).toContain("AbC123==");
  });
});
