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
import type { WireReply } from "./testing/wire-script";

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
      await startTurn(deps, { ...scope, turnId, text, newSession: true });
      await runTurn(deps, { ...scope, turnId, signal: new AbortController().signal });
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

describe("reasoning over Chat Completions", () => {
  test.each(["reasoning_content", "reasoning"] as const)(
    "in the field %s is kept and never sent back",
    async (field) => {
      const studio = openStudio("chat", "qwen3");
      server.script(
        { kind: "answer", reasoning: ["Worth ", "keeping."], reasoningField: field, calls: [add] },
        { kind: "answer", text: ["Noted."] },
      );
      await studio.say("I'm allergic to peanuts.");
      const finished = (await studio.events()).find((event) => event.type === "step-finished");
      expect(finished).toMatchObject({ reasoning: "Worth keeping." });
      expect(JSON.stringify(studio.bodies()[1])).not.toContain("Worth keeping.");
      expect(studio.bodies()[0]).not.toHaveProperty("store");
    },
  );
});
