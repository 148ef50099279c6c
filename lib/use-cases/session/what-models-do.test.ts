import { describe, expect, test } from "vitest";
import { leanProfile, profileOf } from "@/lib/core/model/model-profile";
import { liveItems } from "@/lib/core/session/session-state";
import { calls, createStudio } from "@/lib/testing/studio";

const lookUp = calls("Retrieve_memory", { query: "tea" });
const codesOf = (events: readonly { readonly type: string; readonly code?: string }[]) =>
  events.flatMap((event) => (event.type === "operation-rejected" ? [event.code] : []));

describe("a model that repeats itself", () => {
  test("has equal calls of one step run once, whatever the order of their arguments", async () => {
    const studio = createStudio([
      {
        calls: [
          { toolName: "Retrieve_memory", input: { query: "tea", top_k: 2 } },
          { toolName: "Retrieve_memory", input: { top_k: 2, query: "tea" } },
          ...Array.from({ length: 18 }, () => ({
            toolName: "Retrieve_memory",
            input: { query: "tea", top_k: 2 },
          })),
        ],
      },
      { text: "No tea." },
    ]);
    await studio.say("Tea?");
    const events = await studio.events();
    expect(events.filter(({ type }) => type === "memories-retrieved")).toHaveLength(1);
    expect(events.find(({ type }) => type === "step-finished")).toMatchObject({ repairs: ["equal-calls"] });
  });

  test("is told to answer, with its tools still in the prompt, and can", async () => {
    const studio = createStudio([lookUp, lookUp, { text: "I know of no tea." }]);
    await studio.say("Tea?");
    const events = await studio.events();
    expect(codesOf(events)).toEqual(["REPEATED_CALL"]);
    expect(events.filter(({ type }) => type === "memories-retrieved")).toHaveLength(1);
    const last = studio.model.requests.at(-1);
    expect(last).toMatchObject({ withTools: true, mustAnswer: true });
    expect(studio.model.requests.map(({ mustAnswer }) => mustAnswer)).toEqual([false, false, true]);
    expect(events.findLast(({ type }) => type === "step-started")).toMatchObject({ toolChoice: "none" });
    expect(JSON.stringify(last?.messages.at(-1))).toMatch(/in step 1.*Answer the person now/);
    expect(events.at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  });

  test("ends its turn in words when it goes on", async () => {
    const studio = createStudio([lookUp]);
    await studio.say("Tea?");
    const events = await studio.events();
    expect(codesOf(events)).toEqual(["REPEATED_CALL", "REPEATED_CALL", "REPEATED_CALL"]);
    expect(events.at(-1)).toMatchObject({ type: "turn-failed", code: "model-repeats-itself" });
  });

  test("may make a call again once something has changed", async () => {
    const studio = createStudio([
      lookUp,
      calls("Add_memory", { content: "Mara drinks tea." }),
      lookUp,
      { text: "You drink tea." },
    ]);
    await studio.say("I drink tea. Do I?");
    expect(codesOf(await studio.events())).toEqual([]);
  });

  test("is told why a refused call is refused again", async () => {
    const wrong = calls("Delete_memory", { memory_id: "mem_nobody", confirmation: true });
    const studio = createStudio([wrong, wrong, { text: "There is none." }]);
    await studio.say("Forget it.");
    expect(codesOf(await studio.events())).toEqual(["UNKNOWN_ID", "REPEATED_CALL"]);
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("refused for the same reason");
  });
});

describe("a model that says nothing", () => {
  test("is asked once more, and its answer then counts", async () => {
    const studio = createStudio([{ text: "" }, { text: "Here I am." }]);
    await studio.say("Hello?");
    const events = await studio.events();
    expect(codesOf(events)).toEqual(["EMPTY_ANSWER"]);
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("Answer the person now");
    expect(studio.model.requests.at(-1)?.mustAnswer).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: "turn-completed" });
  });

  test("twice ends the turn with a sentence, and the session stays usable", async () => {
    const studio = createStudio([{ text: "" }, { text: "" }, { text: "Here again." }]);
    await studio.say("Hello?");
    expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-failed", code: "model-empty-answer" });
    await studio.say("And now?");
    expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-completed" });
  });

  test.each([
    ["content-filter", "model-content-filter", /content filter/],
    ["length", "model-length-limit", /all the tokens/],
  ])(
    "because of the provider (%s) is named for what it is and not asked again",
    async (finishReason, code, words) => {
      const studio = createStudio([{ text: "", finishReason }]);
      await studio.say("Hello?");
      expect((await studio.events()).at(-1)).toMatchObject({
        type: "turn-failed",
        code,
        message: expect.stringMatching(words),
      });
      expect(studio.model.requests).toHaveLength(1);
    },
  );

  test.each([
    ["content-filter", "content-filter"],
    ["length", "length-limit"],
    ["stop", "answered"],
  ])("more, with words before it (%s), ends its turn as %s", async (finishReason, reason) => {
    const studio = createStudio([{ text: "Once upon a", finishReason }]);
    await studio.say("Tell me a story.");
    expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-completed", reason });
  });
});

describe("the end of a turn", () => {
  const kindsInContext = async (studio: ReturnType<typeof createStudio>) =>
    liveItems(await studio.state()).map(({ kind }) => kind);

  test("takes calls that were refused or found nothing out of the context; the log keeps them, and they can come back", async () => {
    const studio = createStudio([
      lookUp,
      calls("Update_memory", { memory_id: "mem_nobody", content: "Tea." }),
      { text: "I know of no tea." },
      { text: "Still none." },
    ]);
    await studio.say("Tea?");
    expect(await kindsInContext(studio)).toEqual(["system", "user", "agent"]);
    await studio.say("And now?");
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).not.toContain("mem_nobody");
    const left = (await studio.events()).find(({ type }) => type === "exchanges-left");
    expect(left).toMatchObject({ itemIds: expect.arrayContaining([expect.any(String)]), by: "app" });
    const state = await studio.state();
    expect([...state.left.values()].map(({ fate }) => fate)).toEqual(
      Array.from({ length: 4 }, () => expect.objectContaining({ status: "filtered", reason: "no-result" })),
    );
  });

  test("keeps calls that achieved something, words to the person, and a step of which one call went well", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Mara drinks tea." }),
      { text: "Let me look.", calls: [{ toolName: "Retrieve_memory", input: { query: "zeppelin" } }] },
      {
        calls: [
          { toolName: "Add_memory", input: { content: "Mara rows on Sundays." } },
          { toolName: "Delete_memory", input: { memory_id: "mem_nobody", confirmation: true } },
        ],
      },
      { text: "Done." },
    ]);
    await studio.say("I drink tea and row on Sundays.");
    expect((await studio.events()).some(({ type }) => type === "exchanges-left")).toBe(false);
  });

  test("takes out what the app said about a step that could not be read", async () => {
    const studio = createStudio([{ text: "" }, { text: "Here I am." }]);
    await studio.say("Hello?");
    expect(await kindsInContext(studio)).toEqual(["system", "user", "agent"]);
  });
});

describe("a model that calls a tool that there is not", () => {
  test("reads the names of those that there are, and its turn goes on", async () => {
    const studio = createStudio([
      calls("search_web", { query: "tea" }),
      { text: "I cannot search the web." },
    ]);
    await studio.say("Tea?");
    expect(codesOf(await studio.events())).toEqual(["UNKNOWN_TOOL"]);
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("The tools are: Add_memory");
    expect((await studio.events()).at(-1)).toMatchObject({ type: "turn-completed", reason: "answered" });
  });
});

test("A model that recites a result in words to the person is asked for its own words", async () => {
  const studio = createStudio(
    [
      calls("Delete_memory", { memory_id: "mem_nobody", confirmation: true }),
      {
        text: "Not done. There is no memory with the id mem_nobody. Retrieve first and use an id from the result.",
      },
      { text: "I know nothing about that." },
    ],
    { profile: profileOf(leanProfile) },
  );
  await studio.say("Forget it.");
  const events = await studio.events();
  expect(codesOf(events)).toEqual(["UNKNOWN_ID", "UNREADABLE_STEP"]);
  expect(studio.model.requests.at(-1)?.mustAnswer).toBe(true);
  expect(events.findLast(({ type }) => type === "step-finished")).toMatchObject({
    item: { text: "I know nothing about that." },
  });
});
