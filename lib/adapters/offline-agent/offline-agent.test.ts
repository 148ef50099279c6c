import { describe, expect, it } from "vitest";
import { createAssistantStudio } from "@/lib/testing/assistant-studio";

describe("a first conversation", () => {
  it("uses all six operations and ends with the right memories", async () => {
    const studio = createAssistantStudio();

    const first = await studio.tell(
      "Hi! I'm Mara Lindqvist, I work as a marine biologist in Bergen and I'm allergic to peanuts.",
    );
    expect(first.operations.filter((name) => name === "ADD")).toHaveLength(4);
    expect(await studio.contents()).toEqual([
      "The user's name is Mara Lindqvist.",
      "Mara Lindqvist works as a marine biologist.",
      "Mara Lindqvist is based in Bergen.",
      "Mara Lindqvist is allergic to peanuts.",
    ]);

    await studio.tell("My sister Elin visits me on 14 March.");
    expect(await studio.contents()).toContain("Mara Lindqvist's sister Elin visits on 14 March 2027.");

    expect((await studio.tell("What am I allergic to?")).answer).toMatch(
      /^You are allergic to peanuts \[mem_\w+\]\. You said: “.*peanuts\.” \(22 November 2026\)\.$/,
    );

    const moved = await studio.tell("I moved to Tromsø last week.");
    expect(moved.operations).toEqual(["RETRIEVE", "UPDATE"]);
    expect(moved.events.find((event) => event.type === "memory-updated")).toMatchObject({
      content: "Mara Lindqvist lives in Tromsø (moved there in mid-November 2026).",
      previousContent: "Mara Lindqvist is based in Bergen.",
    });
    expect(moved.answer).toContain("Before, I had");

    expect((await studio.tell("Where do I live?")).answer).toMatch(
      /^You live in Tromsø .*\[mem_\w+\]\. You said: “I moved to Tromsø last week\.” \(22 November 2026\)\.$/,
    );

    const match = await studio.tell(
      "Let me tell you about the football match yesterday: it rained, the referee was awful and we lost 3–1.",
    );
    const dogs = await studio.tell("The stadium sold out of hot dogs by half time.");
    expect([...match.operations, ...dogs.operations]).toEqual([]);
    expect(match.answer).toMatch(/football match yesterday.*referee.*3–1/);
    expect(dogs.answer).toMatch(/stadium sold out of hot dogs/);

    const before = await studio.items();
    const dropped = await studio.tell("Please drop the football talk from our context.");
    expect(dropped.operations).toEqual(["FILTER"]);
    expect(dropped.answer).toContain("4 items");
    const left = new Set((await studio.items()).map(({ itemId }) => itemId));
    const removed = before.filter(({ itemId }) => !left.has(itemId)).map(({ text }) => text);
    expect(removed.filter((text) => !/match|stadium/.test(text))).toEqual([]);

    const summary = await studio.tell("Summarize our conversation so far.");
    expect(summary.operations).toEqual(["SUMMARY"]);
    expect(summary.answer).toMatch(/Mara Lindqvist.*Elin.*14 March.*Tromsø/s);

    const forgotten = await studio.tell("Forget about my sister's visit.");
    expect(forgotten.operations).toEqual(["RETRIEVE", "DELETE"]);
    expect((await studio.contents()).join(" ")).not.toContain("Elin");

    const listed = await studio.tell("What do you know about me?");
    for (const memoryId of (await studio.memories()).keys()) expect(listed.answer).toContain(`[${memoryId}]`);

    studio.startSession();
    const later = await studio.tell("Where do I work and where do I live?");
    expect(later.answer).toMatch(/marine biologist \[mem_\w+\].*Tromsø.*\[mem_\w+\]/);
    expect(
      new Set([
        ...first.operations,
        ...moved.operations,
        ...dropped.operations,
        ...summary.operations,
        ...forgotten.operations,
      ]),
    ).toEqual(new Set(["ADD", "UPDATE", "DELETE", "RETRIEVE", "SUMMARY", "FILTER"]));
  });
});

/** What the person says, what the answer must match, and the memory operations (without RETRIEVE) that must run. */
type Line = readonly [said: string, answer: RegExp, operations?: string];

const dialogues: Readonly<Record<string, readonly Line[]>> = {
  "a person and their people": [
    ["Hello", /^Hello/],
    ["My name is Priya and I'm a nurse from Leeds.", /Nice to meet you, Priya.*nurse.*Leeds/, "ADD ADD ADD"],
    ["My husband is Sander.", /your husband is called Sander/, "ADD"],
    [
      "What's my husband's name?",
      /^Your husband is called Sander \[mem_\w+\]\. You said: “My husband is Sander\.”/,
    ],
    ["What's my wife's name?", /no memory of your wife's name/],
    ["What is my name?", /^Your name is Priya \[/],
    ["I have two dogs, Rex and Bella.", /Rex.*Bella/, "ADD ADD"],
    ["What are my dogs called?", /Rex \[.*Bella \[/],
    ["Forget about my dog", /Which shall I forget\?/],
    ["the second one", /forgotten that you have a dog called Bella/, "DELETE"],
    ["Do I have any pets?", /Rex/],
    ["My sister Elin is a doctor.", /your sister Elin works as a doctor/, "ADD"],
    ["No, my sister is called Elina.", /updated.*Elina.*Before, I had/, "UPDATE"],
    ["What's my sister's name?", /Elina/],
    ["What does my sister do?", /Elina works as a doctor/],
    ["What did we talk about?", /In this conversation/],
  ],
  "tastes, negations and doubts": [
    ["I'm vegetarian.", /you are vegetarian/, "ADD"],
    ["I'm vegan now.", /updated.*vegan.*vegetarian/, "UPDATE"],
    ["Am I vegan?", /^Yes: you are vegan/],
    ["Do I drink coffee?", /no memory of that/],
    ["I hate olives.", /you hate olives/, "ADD"],
    ["Do I like olives?", /^No: you hate olives/],
    ["Do I like jazz?", /no memory of that/],
    ["I'm allergic to cats and pollen.", /cats.*pollen/, "ADD ADD"],
    ["Am I allergic to cats?", /^Yes: you are allergic to cats/],
    ["Am I allergic to dogs?", /no memory of that. I only know that you are allergic to/],
    ["I'm allergic to cats.", /I already know that you are allergic to cats/],
    ["I'm not allergic to pollen any more.", /forgotten that you are allergic to pollen/, "DELETE"],
    ["I'm not allergic to cats.", /I remember otherwise: you are allergic to cats.*Shall I forget that\?/],
    ["no", /keep everything/],
    ["I'm not allergic to anything.", /^Noted for this conversation, not kept: “I'm not/],
    ["I think I'm allergic to kiwi.", /^Shall I remember that you are allergic to kiwi\?$/],
    ["yes", /will remember that you are allergic to kiwi/, "ADD"],
    ["I run every morning.", /^Shall I remember that you run every morning\?$/],
    ["no thanks", /won't remember/],
    ["What don't I like?", /You hate olives/],
  ],
  "hard negatives": [
    ["If I lived in Paris, I'd be happy.", /^Noted for this conversation/],
    ["My friend says he is vegan.", /not kept: “My friend says he is vegan\.?”/],
    ["I am tired", /not kept: “I am tired”/],
    ["What's the capital of France?", /demo assistant.*OPENAI_API_KEY/],
    ["Do you live in Oslo?", /demo assistant/],
    ["Where do I live?", /no memory of where you live/],
    ["Write me a poem about my cat", /can't help with that/],
    ["How do I get to Rome?", /can't help with that/],
    ["What is my favourite film?", /no memory of your favourite film/],
    ["I hate you", /^I hear you\.$/],
    ["You know I'm vegan, right?", /./],
    ["Forget about quantum physics", /no memory of quantum physics/],
    ["What do you know about me?", /no memories of you yet/],
  ],
  "commands and corrections": [
    ["Remember that the wifi code is 4711.", /the wifi code is 4711 \[/, "ADD"],
    ["What is the wifi code?", /^The wifi code is 4711 \[/],
    ["Remember that the wifi code is 4711.", /I already know that the wifi code is 4711 \[/, "ADD"],
    ["Remember to call the plumber on Friday", /you have to call the plumber on 27 November 2026/, "ADD"],
    ["What are my plans?", /call the plumber on 27 November 2026 \[/],
    ["I live in York.", /you live in York/, "ADD"],
    ["It's Leeds, not York", /you live in Leeds \[/, "UPDATE"],
    ["Do I live in York?", /^No: you live in Leeds/],
    ["I work in Bergen but live in Askøy.", /workplace is in Bergen.*you live in Askøy/, "ADD UPDATE"],
    ["Where do I work?", /Bergen/],
    ["No, that's wrong", /what is right/],
    ["Delete what you know about my home.", /Askøy/, "DELETE"],
    ["never mind", /nothing changed/],
    ["Forget everything you know about me", /Shall I really forget everything/],
    ["yes", /forgotten 2 memories\. .*waits for you to agree/, "DELETE DELETE DELETE"],
    ["thanks!", /welcome/],
    ["What can you do?", /set of rules, not a language model/],
    ["Drop the unicorn talk from our context", /found nothing about unicorn/, "FILTER"],
    ["Clear the context", /Name a subject/],
    ["bye", /Goodbye/],
  ],
};

describe.each(Object.entries(dialogues))("%s", (_, lines) => {
  it("goes as written", async () => {
    const studio = createAssistantStudio();
    for (const [said, answer, operations = ""] of lines) {
      const turn = await studio.tell(said);
      expect({
        said,
        answer: turn.answer,
        operations: turn.operations.filter((name) => name !== "RETRIEVE").join(" "),
      }).toEqual({ said, answer: expect.stringMatching(answer), operations });
    }
  });
});

describe("memories by other hands", () => {
  it("understands them, updates them, and leaves no stale place behind", async () => {
    const studio = createAssistantStudio();
    for (const content of [
      "User's name is Mara Lindqvist.",
      "Mara works as a marine biologist in Bergen.",
      "User has a peanut allergy.",
      "Elin is Mara's sister and visits in March.",
    ])
      await studio.operate("ADD", { content });
    expect((await studio.tell("I'm allergic to peanuts.")).answer).toMatch(
      /I already know that you have a peanut allergy/,
    );
    await studio.tell("I moved to Tromsø last week.");
    expect(await studio.contents()).toEqual(
      expect.arrayContaining([
        "Mara works as a marine biologist.",
        "Mara Lindqvist lives in Tromsø (moved there in mid-November 2026).",
      ]),
    );
    const answer = (await studio.tell("Where do I work and where do I live?")).answer;
    expect(answer).toMatch(/marine biologist \[/);
    expect(answer).toMatch(/Tromsø/);
    expect((await studio.tell("Who is Elin?")).answer).toMatch(/Elin is your sister/);
  });

  it("answers from memories that the person placed into the context", async () => {
    const studio = createAssistantStudio();
    await studio.operate("ADD", {
      content: "Mara Lindqvist lives in Oslo.",
      metadata: { slot: "home", value: "Oslo" },
    });
    const [memoryId] = (await studio.memories()).keys();
    expect((await studio.tell("Where do I live?")).answer).toBe(`You live in Oslo [${memoryId}].`);
  });
});

describe("a full context", () => {
  it("is summarized once, then the question is answered", async () => {
    const studio = createAssistantStudio();
    await studio.tell("I'm Jonas and I live in Lyon.");
    const songs = Array.from({ length: 60 }, (_, song) => `Song ${song + 1} was louder than the one before.`);
    await studio.tell(`Let me tell you about the concert: it was long. ${songs.join(" ")}`);
    await studio.crowd();
    const turn = await studio.tell("Where do I live?");
    expect(turn.operations).toEqual(["SUMMARY", "RETRIEVE"]);
    expect(turn.answer).toMatch(/^You live in Lyon/);
    await studio.uncrowd();
    expect((await studio.tell("What is my name?")).operations).toEqual(["RETRIEVE"]);
  });
});
