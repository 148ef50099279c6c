// Models and servers that do not do as they are asked: every turn ends in words, the next one works, and the log says what happened.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { createStudioWith } from "@/lib/testing/studio";
import { createOpenAiLanguageModel } from "./openai-model";
import { type OpenAiServer, startOpenAiServer } from "./testing/openai-server";
import type { WireReply } from "./testing/wire-script";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

const says = (text: string): WireReply => ({ kind: "answer", text: [text] });
const call = (name: string, input: unknown): WireReply => ({
  kind: "answer",
  calls: [{ name, pieces: [JSON.stringify(input)] }],
});
const refuses = (message: string): WireReply => ({
  kind: "status",
  status: 400,
  error: { code: null, message },
});

const choicesOf = ({ requests }: OpenAiServer) =>
  requests.map(({ body }) => (body as { tool_choice?: string }).tool_choice);

/** Sends one message that meets these replies, then another that is answered well, and returns what the first turn left in the log. */
async function turnOf(replies: readonly WireReply[], protocol: "native" | "paper" = "native") {
  const isPaper = protocol === "paper";
  server.script(...replies, says(isPaper ? "<think>So.</think><answer>Here I am.</answer>" : "Here I am."));
  const studio = createStudioWith(
    createOpenAiLanguageModel({ apiKey: undefined, baseUrl: server.baseUrl, modelId: "bad", protocol }),
    { profile: profileOf(leanProfile) },
  );
  await studio.say("I drink tea.");
  const turn = await studio.events();
  await studio.say("Are you there?");
  expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  return {
    end: turn.at(-1),
    codes: turn.flatMap((event) => (event.type === "operation-rejected" ? [event.code] : [])),
    added: turn.flatMap((event) => (event.type === "memory-added" ? [event.content] : [])),
    finished: turn.flatMap((event) => (event.type === "step-finished" ? [event] : [])),
  };
}

describe("a model that writes", () => {
  test("only calls is stopped at the limit of steps", async () => {
    const searches = Array.from({ length: 8 }, (_, index) =>
      call("Retrieve_memory", { query: `tea ${index}` }),
    );
    const { end } = await turnOf(searches);
    expect(end).toMatchObject({ type: "turn-completed", reason: "step-limit" });
  });

  test("only thoughts is asked once more, and then its turn fails in words", async () => {
    const thinks = says("<think>The person drinks tea.</think>");
    const { end, codes, finished } = await turnOf([thinks, thinks]);
    expect(codes).toEqual(["EMPTY_ANSWER", "EMPTY_ANSWER"]);
    expect(end).toMatchObject({ type: "turn-failed", code: "model-empty-answer" });
    expect(finished[0]).toMatchObject({
      written: [{ as: "text", text: expect.stringContaining("<think>") }],
    });
  });

  test("nothing is asked once more, and then its turn fails in words", async () => {
    const { end } = await turnOf([says(""), says("")]);
    expect(end).toMatchObject({ type: "turn-failed", code: "model-empty-answer" });
  });

  test("without end is cut off where its server cuts it, and the end says so", async () => {
    const { end, finished } = await turnOf([
      { kind: "answer", text: ["Tea is ", "tea is ".repeat(500)], finishReason: "length" },
    ]);
    expect(end).toMatchObject({ type: "turn-completed", reason: "length-limit" });
    expect(finished[0]).toMatchObject({ serverReason: "length" });
  });

  test("its tool's schema into the arguments has the call done without it", async () => {
    const { added, codes } = await turnOf([
      call("Add_memory", {
        content: "Mara drinks tea.",
        type: "object",
        required: ["content"],
        additionalProperties: false,
      }),
      says("Noted."),
    ]);
    expect(added).toEqual(["Mara drinks tea."]);
    expect(codes).toEqual([]);
  });

  test("another tool's call is told which tools there are", async () => {
    const { codes, end } = await turnOf([call("web_search", { query: "tea" }), says("Noted.")]);
    expect(codes).toEqual(["UNKNOWN_TOOL"]);
    expect(end).toMatchObject({ type: "turn-completed" });
  });

  test.each([
    ["German", "{„name“: „Add_memory“, „arguments“: {„content“: „Mara trinkt Tee.“}}"],
    ["French", "{«name»: «Add_memory», «arguments»: {«content»: «Mara boit du thé.»}}"],
    ["Chinese", "{“name”: “Add_memory”, “arguments”: {“content”: “玛拉喝茶。”}}"],
    ["Japanese", "{「name」: 「Add_memory」, 「arguments」: {「content」: 「マラはお茶を飲む。」}}"],
    ["Danish", "{»name«: »Add_memory«, »arguments«: {»content«: »Mara drikker te.«}}"],
    ["Swedish", "{”name”: ”Add_memory”, ”arguments”: {”content”: ”Mara dricker te.”}}"],
  ])("a call in the quotes of another language has it done: %s", async (_, written) => {
    const { added, finished } = await turnOf([says(written), says("Noted.")]);
    expect(added).toHaveLength(1);
    expect(finished[0]?.repairs).toContain("foreign-quotes");
    expect(finished[0]).toMatchObject({ written: [{ text: written }] });
  });
});

describe("a model that writes into its text", () => {
  test("a tool's schema instead of a call has nothing run", async () => {
    const schema = {
      type: "function",
      function: { name: "Add_memory", parameters: { type: "object", required: ["content"] } },
    };
    const { added, codes, end } = await turnOf([says(JSON.stringify(schema)), says("Noted.")]);
    expect(added).toEqual([]);
    expect(codes.length).toBeLessThanOrEqual(1);
    expect(end).toMatchObject({ type: "turn-completed" });
  });

  test("a call of a tool that nobody offers has nothing run", async () => {
    const call = { name: "web_search", arguments: { query: "tea" } };
    const { added, end } = await turnOf([says(JSON.stringify(call)), says("Noted.")]);
    expect(added).toEqual([]);
    expect(end).toMatchObject({ type: "turn-completed" });
  });

  test("the result of its call again is asked for words, and may call nothing", async () => {
    const add = call("Add_memory", { content: "Mara drinks tea." });
    const { added, codes, end } = await turnOf([
      add,
      says('{"added": {"memory_id": "mem_1", "content": "Mara drinks tea."}, "next": "Done."}'),
      says("I will remember it."),
    ]);
    expect(added).toEqual(["Mara drinks tea."]);
    expect(codes).toEqual(["UNREADABLE_STEP"]);
    expect(choicesOf(server).slice(0, 3)).toEqual(["auto", "auto", "none"]);
    expect(end).toMatchObject({ type: "turn-completed", reason: "answered" });
  });
});

describe("a server that", () => {
  test("has a template without tools fails the turn with what can be done", async () => {
    const { end } = await turnOf([refuses("bad does not support tools")]);
    expect(end).toMatchObject({ type: "turn-failed", message: expect.stringMatching(/cannot call tools/) });
  });

  test("ignores tool choice has the call that came all the same refused, until the turn ends in words", async () => {
    const same = call("Retrieve_memory", { query: "tea" });
    const { end, codes } = await turnOf([same, same, same, same]);
    expect(codes).toEqual(["REPEATED_CALL", "REPEATED_CALL", "REPEATED_CALL"]);
    expect(end).toMatchObject({ type: "turn-failed", code: "model-repeats-itself" });
    expect(choicesOf(server).slice(0, 4)).toEqual(["auto", "auto", "none", "none"]);
  });

  test("refuses the grammar is asked without it, and the log says that none was sent", async () => {
    const { finished, end } = await turnOf(
      [refuses("Unknown field: grammar"), says("<think>So.</think><answer>Noted.</answer>")],
      "paper",
    );
    expect(finished[0]?.sent?.grammar).toBeNull();
    expect(end).toMatchObject({ type: "turn-completed", reason: "answered" });
  });

  test("ignores the grammar has its model told the form once, and its answer counts", async () => {
    const { codes, finished, end } = await turnOf(
      [says("Noted."), says("<think>So.</think><answer>Noted.</answer>")],
      "paper",
    );
    expect(codes).toEqual(["MALFORMED_PROTOCOL"]);
    expect(finished[0]?.sent?.grammar).toBe("gbnf");
    expect(end).toMatchObject({ type: "turn-completed" });
  });
});
