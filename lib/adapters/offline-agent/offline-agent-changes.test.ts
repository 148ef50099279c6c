import { describe, expect, it } from "vitest";
import { createAssistantStudio } from "@/lib/testing/assistant-studio";

/** What the person says, what the answer must match, and the memory operations (without RETRIEVE) that must run. */
type Line = readonly [said: string, answer: RegExp, operations?: string];

const dialogues: Readonly<Record<string, readonly Line[]>> = {
  undo: [
    ["I live in Gdynia.", /Gdynia/, "ADD"],
    ["I live in Sopot now.", /updated.*Sopot/, "UPDATE"],
    ["Undo that", /remember again that you live in Gdynia/, "UPDATE"],
    ["Where do I live?", /You live in Gdynia/],
    ["Undo that", /nothing to undo/],
    ["I have a son named Jan.", /a son called Jan/, "ADD"],
    ["undo", /forgotten that you have a son called Jan/, "DELETE"],
  ],
  amendments: [
    ["My name is Tomasz and I live in Gdynia.", /Tomasz/, "ADD ADD"],
    ["Actually it's Tomek.", /corrected that: your name is Tomek/, "UPDATE UPDATE"],
    ["Sorry, I meant Sopot.", /corrected that: you live in Sopot/, "UPDATE"],
    ["What is my name?", /Tomek/],
  ],
  reminders: [
    ["Remind me to pay rent on 1 December", /reminded to pay rent on 1 December 2026/, "ADD"],
    ["Remind me to buy milk", /reminded to buy milk/, "ADD"],
    ["I have a dentist appointment on Tuesday at 9.", /24 November 2026 at 09:00/, "ADD"],
    [
      "What's coming up?",
      /^Coming up:\n- You have a dentist appointment on 24 November.*\n- Pay rent on 1 December.*\n- Buy milk/,
    ],
    ["What's coming up this week?", /anything this week/],
    ["My dentist appointment got moved to 4 December", /corrected.*on 4 December 2026/, "UPDATE"],
    ["When is my next appointment?", /^Next:\n- Pay rent on 1 December 2026/],
    ["Cancel my dentist appointment", /forgotten that you have a dentist appointment/, "DELETE"],
  ],
  "several of a kind": [
    ["I have a dog called Rex.", /a dog called Rex/, "ADD"],
    ["We got a second dog, Max.", /a dog called Max/, "ADD"],
    ["I have a brother.", /you have a brother/, "ADD"],
    ["My brother is called Even.", /updated.*a brother called Even/, "UPDATE"],
    ["My brother Aksel is a nurse.", /brother Aksel works as a nurse/, "ADD"],
    ["What does Aksel do?", /Aksel works as a nurse/],
    ["What are my dogs called?", /(?=.*Rex)(?=.*Max)/],
  ],
  "words of others": [
    ["Keep this?\nFrom: Ida <ida@example.com>\nI'm Ida and I live in Rome.", /pasted text/],
    ["Where do I live?", /no memory of where you live/],
    ["my nmae is Selma", /^Shall I remember that your name is Selma\?$/],
    ["What's my name?", /no memory of that, but in this conversation you said: “my nmae is Selma”/],
    ["Who is Napoleon?", /no memory of Napoleon/],
    ["Do I eat meat?", /no memory of that/],
    ["I'm vegetarian.", /vegetarian/, "ADD"],
    ["Do I eat meat?", /^No: you are vegetarian/],
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
